import { transformSync } from '@swc/core'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const quick = join(import.meta.dirname, '..', '..', 'infra', 'build', 'quick.mjs')
const source = ['interface Nothing {', '  readonly here: string', '}', '', 'export function fail(_given: Nothing): void {', "  throw new RangeError('It failed.')", '}', ''].join('\n')
let folder: string

const stackOf = (code: string): string => execFileSync(process.execPath, ['--import', pathToFileURL(quick).href, '--input-type=module', '--eval', code], { encoding: 'utf8' })
const failing = () => `try { (await import('${pathToFileURL(join(folder, 'fails.mjs')).href}')).fail() } catch (error) { console.log(error.stack) }`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantern-quick-'))
  const { code, map } = transformSync(source, { filename: 'fails.ts', sourceFileName: 'fails.ts', sourceMaps: true, swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2023' } })
  writeFileSync(join(folder, 'fails.mjs'), code)
  writeFileSync(join(folder, 'fails.mjs.map'), map ?? '')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the stack of an error', () => {
  it('names the line of TypeScript', () => {
    const [head, first] = stackOf(failing()).split('\n')
    expect(head).toBe('RangeError: It failed.')
    expect(first).toBe(`    at Module.fail (${join(folder, 'fails.ts')}:6:9)`)
  })

  it('names the line that ran when there is no map, or one that is broken', () => {
    writeFileSync(join(folder, 'fails.mjs.map'), '{')
    expect(stackOf(failing()).split('\n')[1]).toContain('fails.mjs:')
    rmSync(join(folder, 'fails.mjs.map'))
    expect(stackOf(failing()).split('\n')[1]).toContain('fails.mjs:')
  })
})
