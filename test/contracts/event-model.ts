import { accessStream } from '@lantern/access'
import { action, actionFacts, ActionsModule, duty } from '@lantern/actions'
import { FundingModule, resolution } from '@lantern/funding'
import { accessRequest, caseFacts, caseReading, letter, maracCase, MaracModule, meeting, noticeReading, reminder, samePerson } from '@lantern/marac'
import type { Translation } from '@lantern/messaging'
import { absence, PartnershipCommandsModule, partnership } from '@lantern/partnership'
import { projections } from '@lantern/platform'
import type { AnyProjection, AnyStreamType } from '@lantern/projections'
import type { CommandSlice } from '@lantern/web-kit'
import type { Type } from '@nestjs/common'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const libs = join(import.meta.dirname, '..', '..', 'libs')

interface Context {
  readonly name: 'marac' | 'actions' | 'funding' | 'partnership' | 'access'
  readonly stream: AnyStreamType
  /** Its other streams. */
  readonly also?: readonly AnyStreamType[]
  readonly module?: Type
  readonly facts?: Translation
}
export const contexts: readonly Context[] = [
  { name: 'marac', stream: maracCase, also: [caseReading, reminder, noticeReading, letter, samePerson, accessRequest, meeting], module: MaracModule, facts: caseFacts },
  { name: 'actions', stream: action, also: [duty], module: ActionsModule, facts: actionFacts },
  { name: 'funding', stream: resolution, module: FundingModule },
  { name: 'partnership', stream: partnership, also: [absence], module: PartnershipCommandsModule },
  { name: 'access', stream: accessStream },
]

type Row = readonly string[]
const code = (text: string): string => `\`${text}\``
const several = (parts: readonly string[]): string => parts.map(code).join(', ') || '-'
const matches = (text: string, pattern: RegExp): readonly string[] => [...new Set([...text.matchAll(pattern)].map(match => match[1] ?? ''))]

interface Folder {
  readonly name: string
  readonly text: (ending: string) => string
}
const foldersOf = (context: Context): readonly Folder[] => {
  const root = join(libs, context.name, 'src')
  const named = readdirSync(root, { withFileTypes: true }).filter(entry => entry.isDirectory())
  return named.map(({ name }) => ({
    name,
    text: ending =>
      readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith(ending))
        .map(file => readFileSync(join(root, name, file), 'utf8'))
        .join('\n'),
  }))
}

const slicesOf = ({ module }: Context): readonly CommandSlice[] =>
  module ? ((Reflect.getMetadata('controllers', module) ?? []) as readonly object[]).flatMap(each => ('slice' in each ? [each.slice as CommandSlice] : [])) : []

/** Every folder with a rule, in the order of the module, then those that no page leads to. */
function commands(context: Context): readonly Row[] {
  const slices = slicesOf(context)
  const place = (name: string): number => {
    const at = slices.findIndex(slice => slice.name === name)
    return at < 0 ? slices.length : at
  }
  const withRule = foldersOf(context).flatMap(folder => (folder.text('.decide.ts') === '' ? [] : [folder]))
  return withRule
    .toSorted((a, b) => place(a.name) - place(b.name))
    .map(({ name, text }) => {
      const slice = slices.find(each => each.name === name)
      const rule = text('.decide.ts')
      const does = [several(matches(rule, /type: '(\w+)'/g)), several(matches(rule, /refusal\('([^']+)'\)/g))]
      return slice ? [code(name), ...does, code(slice.verb), code(`/${slice.page}`), code(`/api/${slice.context}/${slice.api}`)] : [code(name), ...does, '-', '-', '-']
    })
}

const viewsOf = (stream: AnyStreamType): readonly AnyProjection[] => projections.filter(({ streams }) => streams.includes(stream.name))

function events({ stream, also = [], facts }: Context): readonly Row[] {
  return [stream, ...also].flatMap(of => eventsOf(of, facts))
}

function eventsOf(stream: AnyStreamType, facts: Translation | undefined): readonly Row[] {
  return Object.entries(stream.personal).map(([type, personal]) => {
    const views = viewsOf(stream).filter(({ on }) => typeof on[type] === 'function').map(({ name }) => name)
    return [code(type), Object.entries(personal).map(([path, whose]) => `${code(path)} (${whose})`).join(', ') || '-', several(views), facts?.types.includes(type) ? 'yes' : 'no']
  })
}

function pages(context: Context): readonly Row[] {
  return foldersOf(context).flatMap(({ name, text }) => {
    const page = text('.page.ts')
    const shown = matches(page, /@HtmlPage\('([^']*)'\)/g).map(path => `/${path}`)
    const api = matches(page, /@(?:Get|Post)\('(api\/[^']+)'\)/g).map(path => `/${path}`)
    return page === '' ? [] : [[code(name), several(shown), several(api)]]
  })
}

function automations(context: Context): readonly Row[] {
  return foldersOf(context).flatMap(({ name, text }) => {
    const [automation] = matches(text('.ts'), /extends Automation[\s\S]*?\bname = '([^']+)'/g)
    return automation === undefined ? [] : [[code(automation), code(name)]]
  })
}

const table = (title: string, head: Row, rows: readonly Row[]): string =>
  rows.length === 0 ? '' : `## ${title}\n\n${[head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')}\n`

/** What the page of a context has to say, in Markdown: everything from its first table on. */
export const tablesOf = (context: Context): string =>
  [
    table('Commands', ['Command', 'Leaves recorded', 'Is refused', 'Verb', 'Page', 'API'], commands(context)),
    table('Events', ['Event', 'Sealed fields (whose)', 'Views', 'Published'], events(context)),
    table('Pages that show', ['Folder', 'Pages', 'API'], pages(context)),
    table('Automations', ['Name', 'Does'], automations(context)),
  ]
    .filter(part => part !== '')
    .join('\n')

export const pageOf = (context: Context): string => join(import.meta.dirname, '..', '..', 'docs', 'event-model', `${context.name}.md`)
export const written = (context: Context): string => (existsSync(pageOf(context)) ? readFileSync(pageOf(context), 'utf8') : '')
