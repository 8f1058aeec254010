import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { forgotten, rowOf, type Forgotten } from './forgotten-steps.js'

/**
 * Each step of docs/how-to/add-a-command.md, forgotten on purpose in a copy of the context: the compiler, slices.spec, the who-may table
 * or the rule's own spec must say so. One run of the compiler and one of the specs see all copies.
 */
const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'lantern-forgotten-'))
const copyOf = (id: string): string => join(folder, id, 'libs', 'marac', 'src')

function copyWithout({ id, file, forget }: Pick<Forgotten, 'id' | 'file' | 'forget'>): void {
  cpSync(join(root, 'libs', 'marac', 'src'), copyOf(id), { recursive: true })
  // Templates are only taken from the tree itself.
  for (const name of readdirSync(copyOf(id), { recursive: true, encoding: 'utf8' }).filter(each => each.endsWith('.ts'))) {
    const at = join(copyOf(id), name)
    writeFileSync(at, readFileSync(at, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(join(root, 'libs', 'marac', 'src', name)).href)))
  }
  const path = join(copyOf(id), file)
  const before = readFileSync(path, 'utf8')
  const after = forget(before)
  if (after === '') rmSync(path)
  else writeFileSync(path, after)
  if (id !== 'nothing' && after === before) throw new Error(`${id}: there is nothing to forget in ${file}.`)
}

const node = (...args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => execFile(process.execPath, args, { cwd: folder, env: { ...process.env, NODE_ENV: 'test', TZ: 'UTC' }, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
    // One that finds errors says so and ends with 1 or 2; one that died says nothing, which must not pass for finding none.
    if (error && stdout === '') reject(new Error(`${args.slice(0, 2).join(' ')}: ${error.message}\n${stderr.slice(-2000)}`))
    else resolve(stdout)
  }))

interface Tested {
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly message: string }[]
}
let compiled = ''
let tested: Tested['testResults'] = []

beforeAll(async () => {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  copyWithout({ id: 'nothing', file: 'index.ts', forget: text => text })
  for (const each of forgotten) copyWithout(each)

  const typeRoots = [join(root, 'node_modules', '@types')]
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: join(root, 'tsconfig.base.json'), compilerOptions: { typeRoots }, include: ['*/libs/**/*.ts'], exclude: ['**/*.spec.ts', '**/*.cases.ts', '**/*.fixture.ts'] }))
  const tried = ['nothing', ...forgotten.filter(({ caughtBy }) => caughtBy !== 'tsc').map(({ id }) => id)]
  const testMatch = [`<rootDir>/{${tried.join(',')}}/**/{slices,who-may,request-meeting.decide}.spec.ts`]
  const config = `import config from ${JSON.stringify(join(root, 'jest.config.js'))}\nexport default ${JSON.stringify({ roots: ['<rootDir>'], testEnvironment: join(root, 'infra', 'jest', 'environment.mjs'), runtime: join(root, 'infra', 'jest', 'runtime.mjs'), testMatch }).replace('{', '{ ...config, rootDir: import.meta.dirname, ')}\n`
  writeFileSync(join(folder, 'jest.config.js'), config)

  const compiling = node(join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--project', folder, '--pretty', 'false')
  const report = await node('--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--json')
  compiled = await compiling
  tested = (JSON.parse(report) as Tested).testResults
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** Who noticed: tsc for an error in the copy, a spec by its file. */
function noticedBy(id: string): readonly string[] {
  const specs = tested.filter(({ name, status }) => name.startsWith(join(folder, id, '/')) && status !== 'passed').map(({ name }) => (name.endsWith('.decide.spec.ts') ? "the rule's spec" : (name.split('/').at(-1) ?? '').replace('.ts', '')))
  return [...(compiled.includes(`\n${id}/libs/`) || compiled.startsWith(`${id}/libs/`) ? ['tsc'] : []), ...specs]
}

describe('a step of adding a command', () => {
  it('is noticed only when it is forgotten', () => {
    expect(tested.filter(({ name }) => name.startsWith(join(folder, 'nothing', '/'))).map(({ status, message }) => (status === 'passed' ? status : message))).toEqual(['passed', 'passed', 'passed'])
    expect([noticedBy('nothing'), compiled.split('\n').filter(line => line !== '' && !/^([a-z-]+\/libs\/| )/.test(line))]).toEqual([[], []])
  })
  it.each(forgotten.map(each => [each.step, each.file, each] as const))('forgotten (%s in %s) is caught', (_step, _file, { id, caughtBy }) => expect(noticedBy(id)).toContain(caughtBy))
  it('stands in the table of the page', () => {
    const page = readFileSync(join(root, 'docs', 'how-to', 'add-a-command.md'), 'utf8')
    expect(forgotten.map(rowOf).filter(row => !page.includes(row))).toEqual([])
  })
})
