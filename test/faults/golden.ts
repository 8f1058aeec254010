import { actionFacts } from '@lantern/actions'
import { currentVersion, streamOf, type DomainEvent, type StreamType } from '@lantern/decision'
import { upcast, type StoredEvent } from '@lantern/event-store'
import { caseFacts } from '@lantern/marac'
import { projections, streamTypes } from '@lantern/platform'
import { foldInMemory, type AnyStreamType } from '@lantern/projections'
import { recorded } from '@lantern/testing/projected'
import { openSealed } from '@lantern/testing/sealed'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RecordedToday } from './recorded-by-rules.js'

/** An event of one type in one version, as it was first recorded: kept for ever, since logs hold such events for ever. Its boxes open without a key. */
export interface Golden {
  readonly stream: string
  readonly type: string
  readonly version: number
  readonly data: object
}

/** Where the golden events lie, from the sources and from what is built of them alike. */
export const goldenFolder = ((): string => {
  for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at)) if (existsSync(join(at, 'contracts', 'golden'))) return join(at, 'contracts', 'golden')
  throw new Error('There is no folder test/contracts/golden.')
})()

const fileOf = ({ type, version }: Pick<Golden, 'type' | 'version'>): string => `${type}.v${version}.json`

export const readGolden = (): readonly Golden[] =>
  readdirSync(goldenFolder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => {
      const golden = JSON.parse(readFileSync(join(goldenFolder, name), 'utf8')) as Golden
      if (fileOf(golden) !== name) throw new Error(`${name} holds ${golden.type} in version ${golden.version}.`)
      return golden
    })

const typesOf = (stream: AnyStreamType): readonly string[] => Object.keys(stream.personal)
const versionOf = (stream: AnyStreamType, type: string): number => currentVersion(stream as Parameters<typeof currentVersion>[0], type)

/** Types and versions that have no golden event, and golden events of types that no stream has. */
export function missingGolden(golden: readonly Golden[], streams: readonly AnyStreamType[] = streamTypes): readonly string[] {
  const there = new Set(golden.map(fileOf))
  const wanted = streams.flatMap(stream => typesOf(stream).flatMap(type => Array.from({ length: versionOf(stream, type) }, (_, i) => fileOf({ type, version: i + 1 }))))
  const unknown = golden.filter(({ stream, type }) => !streams.some(each => each.name === stream && typesOf(each).includes(type)))
  return [
    ...wanted.filter(name => !there.has(name)).map(name => `${name} is missing: "npm run test:faults -- --only R12 --record" writes it`),
    ...unknown.map(({ stream, type }) => `${stream}: ${type} was recorded once and is known no more`),
  ]
}

/** What of a golden event this program cannot read: each failure in words. Folded behind the first event of its stream, as in any log. */
export async function unreadable(golden: readonly Golden[]): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const one of golden) {
    const stream = streamTypes.find(({ name }) => name === one.stream)
    if (!stream) continue
    const firstType = typesOf(stream)[0]
    const first = golden.filter(({ type }) => type === firstType).at(-1)
    const history = first && first.type !== one.type ? [first, one] : [one]
    const name = streamOf(stream, nameIn(history[0]?.data))
    try {
      const events = recorded(name, history as readonly DomainEvent[]).map((event, i) => upcast(stream as never, { ...event, version: history[i]?.version ?? 1 }) as StoredEvent)
      evolveAll(stream as unknown as StreamType, events)
      await foldInMemory(projections, [events], openSealed)
      for (const event of events) [caseFacts, actionFacts].find(facts => facts.stream === stream.name)?.factOf(event)
    } catch (error) {
      wrong.push(`${fileOf(one)}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return wrong
}

const evolveAll = ({ evolve, initialState }: StreamType, events: readonly DomainEvent[]): unknown => events.reduce(evolve, initialState)

const nameIn = (data: object | undefined): string => String(Object.values(data ?? {})[0])

/**
 * The shape of a payload: each path with the JSON type that stands there, and what is inside a sealed field, since that is for ever too.
 * Items of a list share one path.
 */
export function shapeOf(value: unknown, at = ''): ReadonlySet<string> {
  const parts = new Set<string>()
  const walk = (part: unknown, path: string): void => {
    if (part === undefined) return
    if (Array.isArray(part)) {
      parts.add(`${path}: list`)
      for (const item of part) walk(item, `${path}[]`)
    } else if (typeof part === 'object' && part !== null) {
      const sealedPart = 'box' in part && 'key' in part
      parts.add(`${path}: ${sealedPart ? 'sealed' : 'object'}`)
      if (sealedPart) walk(openSealed(part as never), `${path}{}`)
      else for (const [name, inner] of Object.entries(part)) walk(inner, `${path}.${name}`)
    } else parts.add(`${path}: ${part === null ? 'null' : typeof part}`)
  }
  walk(value, at)
  return parts
}

/** What of the shapes of golden events was not seen yet: a field that is seldom there is waited for, and its absence is no news. */
export function unseenShapes(golden: readonly Golden[], streams: readonly AnyStreamType[]) {
  const wanted = new Map<string, Set<string>>(streams.flatMap(stream => typesOf(stream).flatMap(type => golden.filter(one => one.type === type && one.version === versionOf(stream, type)).map(one => [`${stream.name} ${type}`, new Set(shapeOf(one.data))] as const))))
  return {
    without: ({ stream, type, data }: RecordedToday): void => {
      const key = `${stream} ${type}`
      const parts = wanted.get(key)
      if (!parts) return
      for (const part of shapeOf(data)) parts.delete(part)
      if (parts.size === 0) wanted.delete(key)
    },
    any: (): boolean => wanted.size > 0,
  }
}

/** How what is recorded today differs from the golden event of its type's current version: another shape needs another version. */
export function changedShapes(golden: readonly Golden[], today: readonly RecordedToday[], streams: readonly AnyStreamType[] = streamTypes): readonly string[] {
  const wrong: string[] = []
  for (const stream of streams)
    for (const type of typesOf(stream)) {
      const current = golden.find(one => one.type === type && one.version === versionOf(stream, type))
      const events = today.filter(event => event.stream === stream.name && event.type === type)
      if (events.length === 0) wrong.push(`${type} was not recorded, so its shape is not known`)
      if (!current || events.length === 0) continue
      const [kept, seen] = [shapeOf(current.data), new Set(events.flatMap(({ data }) => [...shapeOf(data)]))]
      const more = [...seen].filter(part => !kept.has(part))
      const less = [...kept].filter(part => !seen.has(part))
      if (more.length + less.length > 0) wrong.push(`${fileOf(current)}: a new version is needed; ${[...more.map(part => `new ${part}`), ...less.map(part => `gone ${part}`)].join(', ')}`)
    }
  return wrong
}

/** Writes the golden events that are missing, of the fullest events recorded today; what is there is never written again. */
export function recordGolden(today: readonly RecordedToday[]): readonly string[] {
  mkdirSync(goldenFolder, { recursive: true })
  return streamTypes.flatMap(stream =>
    typesOf(stream).flatMap(type => {
      const version = versionOf(stream, type)
      const file = join(goldenFolder, fileOf({ type, version }))
      const [fullest] = today.filter(event => event.stream === stream.name && event.type === type).sort((a, b) => shapeOf(b.data).size - shapeOf(a.data).size)
      if (existsSync(file) || !fullest) return []
      writeFileSync(file, `${JSON.stringify({ stream: stream.name, type, version, data: fullest.data }, null, 2)}\n`)
      return [file]
    }),
  )
}
