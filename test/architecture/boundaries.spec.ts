import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

const program = join(import.meta.dirname, '..', '..', 'infra', 'lint', 'boundaries.mjs')
const fixtures = join(import.meta.dirname, 'fixtures')

/** Each fixture lays a few files over a small clean workspace and breaks these rules, no others. */
const caught: Readonly<Record<string, readonly string[]>> = {
  'actions-import-marac': ['declared-libraries', 'no-cycles'],
  'context-declares-the-testing-library': ['kinds'],
  'contexts-in-a-ring': ['no-rings'],
  cycle: ['no-cycles'],
  'deep-import': ['by-package-name'],
  'examples-import-all-of-testing': ['testing-in-tests'],
  'kafka-outside-messaging': ['kept-in-one-library'],
  'library-imports-an-app': ['apps-on-top', 'no-cycles'],
  'platform-declares-a-context': ['kinds', 'no-rings'],
  'product-imports-a-development-package': ['no-development-packages'],
  'product-imports-a-spec': ['no-test-code'],
  'product-imports-testing': ['declared-libraries', 'testing-in-tests'],
  'slice-imports-slice': ['slices-apart'],
  'stream-imports-slice': ['streams-below-slices'],
  'test-imports-deep': ['by-package-name'],
  'undeclared-export': ['found'],
  'undeclared-library': ['declared-libraries'],
  'unknown-kind': ['kind-known', 'kinds'],
  'unknown-library': ['library-known'],
}

const place = realpathSync(mkdtempSync(join(tmpdir(), 'boundaries-')))

/** The clean workspace with a fixture laid over it, its libraries linked as npm links them. */
function workspace(name: string, ...layers: readonly string[]): string {
  const folder = join(place, name)
  for (const layer of layers) cpSync(join(fixtures, layer), folder, { recursive: true })
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '@lantern'), { recursive: true })
  for (const library of readdirSync(join(fixtures, 'workspace', 'libs'))) symlinkSync(join(folder, 'libs', library), join(modules, '@lantern', library), 'dir')
  for (const installed of ['kafkajs', 'fast-check']) {
    mkdirSync(join(modules, installed))
    writeFileSync(join(modules, installed, 'package.json'), JSON.stringify({ name: installed, version: '1.0.0', main: 'index.js' }))
    writeFileSync(join(modules, installed, 'index.js'), '')
  }
  return folder
}

interface Checked {
  readonly root: string
  readonly error?: string
  readonly findings?: readonly { readonly rule: string }[]
}

describe('boundaries', () => {
  const rules = new Map<string, readonly string[]>()
  const errors = new Map<string, string>()

  beforeAll(() => {
    mkdirSync(join(place, 'empty', 'libs'), { recursive: true })
    const roots = [workspace('clean', 'workspace'), ...Object.keys(caught).map(name => workspace(name, 'workspace', join('boundaries', name))), join(place, 'empty')]
    const { stdout, stderr } = spawnSync(process.execPath, [program, '--json', ...roots], { encoding: 'utf8' })
    if (stdout === '') throw new Error(stderr)
    for (const { root, error, findings } of JSON.parse(stdout) as Checked[]) {
      const name = root.slice(place.length + 1)
      if (error !== undefined) errors.set(name, error)
      if (findings) rules.set(name, [...new Set(findings.map(({ rule }) => rule))].sort())
    }
  }, 120_000)

  afterAll(() => rmSync(place, { recursive: true, force: true }))

  it('lets the clean workspace pass', () => expect(rules.get('clean')).toEqual([]))

  it('has a fixture for every case', () => expect(readdirSync(join(fixtures, 'boundaries')).sort()).toEqual(Object.keys(caught).sort()))

  it.each(Object.entries(caught))('catches %s: %j', (name, broken) => {
    expect(rules.get(name)).toEqual([...broken].sort())
  })

  it('fails when it finds no files', () => expect(errors.get('empty')).toBe('There are no sources to check.'))
})
