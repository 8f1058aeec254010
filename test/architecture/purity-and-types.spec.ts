import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'

const root = join(import.meta.dirname, '..', '..')
const fixtures = join(import.meta.dirname, 'fixtures')

/** Each fixture with the lint rule that must catch it; nothing else may be found in it. */
const caught: Readonly<Record<string, string | undefined>> = {
  'clean.decide.ts': undefined,
  'a-service.ts': undefined,
  'asks-the-clock.decide.ts': 'no-restricted-properties',
  'makes-a-date.policy.ts': 'no-restricted-syntax',
  'calls-date.decide.ts': 'no-restricted-syntax',
  'rolls-dice.decide.ts': 'no-restricted-properties',
  'makes-an-id.decide.ts': 'no-restricted-globals',
  'imports-node.decide.ts': '@typescript-eslint/no-restricted-imports',
  'imports-nest.state.ts': '@typescript-eslint/no-restricted-imports',
  'imports-a-clock.decide.ts': '@typescript-eslint/no-restricted-imports',
  'imports-the-store.allowed.ts': '@typescript-eslint/no-restricted-imports',
  'imports-a-service.decide.ts': '@typescript-eslint/no-restricted-imports',
  'loads-later.decide.ts': 'no-restricted-syntax',
  'waits.decide.ts': 'no-restricted-syntax',
  'fetches.projection.ts': 'no-restricted-globals',
  'reads-settings.words.ts': 'no-restricted-globals',
  'leans-on-a-library.ts': '@typescript-eslint/no-restricted-imports',
  'says-any.ts': '@typescript-eslint/no-explicit-any',
  'insists.ts': '@typescript-eslint/no-non-null-assertion',
  'floats.ts': '@typescript-eslint/no-floating-promises',
  'forgets-a-case.ts': '@typescript-eslint/switch-exhaustiveness-check',
  'imports-a-type-as-value.ts': '@typescript-eslint/consistent-type-imports',
  'switches-lint-off.ts': 'no-debugger',
  'describes-at-start.ts': '@typescript-eslint/no-restricted-imports',
}

interface Linted {
  readonly filePath: string
  readonly messages: readonly { readonly ruleId: string | null; readonly severity: number }[]
}

const eslint = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'node_modules', 'eslint', 'bin', 'eslint.js'), ...args], { cwd: root, encoding: 'utf8' })

describe('lint', () => {
  const found = new Map<string, readonly (string | null)[]>()

  beforeAll(() => {
    const { stdout, stderr } = eslint('--no-ignore', '--format', 'json', join(fixtures, 'purity'), join(fixtures, 'types'))
    if (stdout === '') throw new Error(stderr)
    for (const { filePath, messages } of JSON.parse(stdout) as Linted[])
      found.set(
        basename(filePath),
        messages.filter(({ severity }) => severity === 2).map(({ ruleId }) => ruleId),
      )
  }, 120_000)

  it('is asked about every fixture', () => {
    const files = ['purity', 'types'].flatMap(folder => readdirSync(join(fixtures, folder), { recursive: true, encoding: 'utf8' }))
    expect(Object.keys(caught).sort()).toEqual(files.filter(file => file.endsWith('.ts')).map(file => basename(file)).sort())
  })

  it.each(Object.entries(caught))('%s: %s', (file, rule) => {
    expect(new Set(found.get(file))).toEqual(new Set(rule === undefined ? [] : [rule]))
  })

  it('fails when it finds no files', () => {
    expect(eslint(join('test', 'architecture', 'no-such-folder')).status).not.toBe(0)
  })
})
