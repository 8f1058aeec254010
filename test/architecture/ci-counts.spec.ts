import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'

const program = join(import.meta.dirname, '..', '..', '.ci', 'counts.mjs')

describe('the counts of a part of .ci/run', () => {
  const place = mkdtempSync(join(tmpdir(), 'counts-'))
  let report = ''
  let n = 0
  beforeEach(() => void (report = join(place, String(n++))))
  afterAll(() => rmSync(place, { recursive: true }))

  const counts = (kind: string, exit: number) => spawnSync(process.execPath, [program, kind, String(exit), report], { encoding: 'utf8' }).stdout.trim()
  const jest = (passed: number, failed: number, more: object = {}) =>
    writeFileSync(
      `${report}.json`,
      JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0, ...more }),
    )
  const printed = (text: string) => writeFileSync(`${report}.log`, text)

  it('takes a check by its exit code', () => {
    expect(counts('check', 0)).toBe('1 0 0')
    expect(counts('check', 2)).toBe('0 1 0')
  })

  it('takes the tests of jest, a file that did not run as a failure', () => {
    jest(12, 1, { numPendingTests: 2, numRuntimeErrorTestSuites: 1 })
    expect(counts('jest', 1)).toBe('12 2 2')
  })

  it('does not call a jest that found no tests, wrote no report or ended badly a success', () => {
    expect(counts('jest', 0)).toBe('0 1 0')
    jest(0, 0)
    expect(counts('jest', 0)).toBe('0 1 0')
    jest(12, 0)
    expect(counts('jest', 1)).toBe('12 1 0')
  })

  it('takes the last line of what counts by itself', () => {
    printed('R1 200 kills: 0 lost\n7 passed, 0 failed\n')
    expect(counts('line', 0)).toBe('7 0 0')
    printed('7 passed, 2 failed, 1 skipped\n')
    expect(counts('line', 1)).toBe('7 2 1')
  })

  it('does not call a part without a last line a success', () => {
    printed('7 passed, 0 failed\nSegmentation fault\n')
    expect(counts('line', 0)).toBe('0 1 0')
    printed('')
    expect(counts('line', 0)).toBe('0 1 0')
  })
})
