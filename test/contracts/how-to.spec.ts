import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { roles } from '@lantern/access'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { neededColumns, pathOf } from '@lantern/platform'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const pages = ['docs/operations.md', ...readdirSync(join(root, 'docs', 'how-to')).map(name => `docs/how-to/${name}`)]

interface Block {
  readonly info: string
  readonly text: string
}
const blocksIn = (page: string): readonly Block[] =>
  [...read(page).matchAll(/^```(.*)\n([\s\S]*?)\n```$/gm)].map(([, info = '', text = '']) => ({ info, text }))
const all = (text: string, pattern: RegExp): readonly string[] => [...new Set([...text.matchAll(pattern)].map(match => match[1] ?? ''))]

const snippets = pages.flatMap(page => blocksIn(page).flatMap(({ info, text }) => (/^\w+ [\w/.-]+\/[\w.-]+$/.test(info) ? [[page, info.split(' ')[1] ?? '', text] as const] : [])))
// The demonstration is made by its own page, and used by the others.
const runnable = ['docs/how-to/run-a-demonstration.md', ...pages.filter(page => !page.endsWith('run-a-demonstration.md'))].flatMap(page =>
  blocksIn(page).flatMap(({ info, text }) => (info === 'sh runnable' ? text.split('\n').map(line => [page, line] as const) : [])),
)

describe('snippets of the how-to pages', () => {
  it('are found', () => expect(snippets.length).toBeGreaterThan(10))
  it.each(snippets)('%s shows %s as it is', (_page, file, text) => {
    const source = read(file)
    expect(text.split('\n…\n').filter(part => !source.includes(part))).toEqual([])
  })
})

describe('what the how-to pages name', () => {
  const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
  const program = read('libs/platform/src/cli/program.ts')
  const places = ['libs/platform/src/parts/settings.ts', 'infra/compose.yml', 'test/contracts/event-model.spec.ts'].map(read).join('\n')

  it.each(pages)('%s names scripts, commands, settings and files that are there', page => {
    const text = read(page)
    expect(all(text, /npm run (?:-s )?([\w:-]+)/g).filter(name => !Object.hasOwn(scripts, name))).toEqual([])
    expect(all(text, /lantern -- (\w+)/g).filter(name => !program.includes(`command('${name}')`))).toEqual([])
    expect(all(text, /\b(LANTERN_\w+|KURRENTDB_URL)\b/g).filter(name => !new RegExp(`\\b${name}\\b`).test(places))).toEqual([])
    const files = all(text, /`((?:libs|apps|infra|docs|test)\/[\w./-]+)`/g)
    expect(files.filter(file => !existsSync(join(root, file)))).toEqual([])
  })

  it('is every setting there is', () => {
    const named = read('docs/how-to/run-the-hub.md')
    expect(all(read('libs/platform/src/parts/settings.ts'), /^ {2}([A-Z_]+): /gm).filter(name => !named.includes(`\`${name}\``))).toEqual([])
  })

  it('is every role that a person can have', () => {
    const [, table = ''] = read('docs/how-to/run-the-hub.md').split('| Role |')
    expect(roles.filter(role => role !== 'system' && !table.includes(`\`${role}\``))).toEqual([])
  })

  it('is every column of a file of referrals, and which must be filled', () => {
    const listed = all(read('docs/how-to/import-referrals.md'), /^\| `(\w+)`/gm)
    expect([...listed].sort()).toEqual([...pathOf.keys()].filter(column => !/_\d_/.test(column)).sort())
    expect([...all(read('docs/how-to/import-referrals.md'), /^\| `(\w+)` \*/gm)].sort()).toEqual([...neededColumns].sort())
  })
})

describe('commands of the how-to pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantern-how-to-'))
  beforeAll(() => mkdirSync(join(folder, 'keys')))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(runnable)('%s: %s', (_page, line) => {
    const env = { ...process.env, NODE_ENV: 'production', FOLDER: folder, KEYS: join(folder, 'keys') }
    expect(execFileSync('sh', ['-ec', line], { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })).not.toBe('')
  }, 120_000)
})
