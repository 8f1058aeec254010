import { describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { grantsSentence, readGrants, runScenarios, scenariosSentence } from './funding.js'

const samples = join(import.meta.dirname, '../../../../docs/samples')
/** What a file of this content says, when it is read. */
function fileOf<T>(content: unknown, act: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'lantern-funding-'))
  try {
    writeFileSync(join(folder, 'x.json'), JSON.stringify(content))
    return act(join(folder, 'x.json'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('lantern import grants', () => {
  it('adds the real years up, and says what of them does not', () => {
    const { years } = readGrants(join(samples, 'grant-years.json'))
    expect(years.map(({ year, underspendReturned, discrepancies }) => [year, underspendReturned, discrepancies.map(({ amount }) => amount)])).toEqual([['2022/23', 1_062_100, [-100]], ['2024/25', 15_600, []], ['2025/26', 805_300, [26]]])
    expect(grantsSentence({ years })).toContain('together £39,661.26: £0.26 over the award')
  })
  it('refuses a file whole, with all that is wrong in it', () =>
    expect(() => fileOf({ years: [{ year: '2025/26', award: -1 }, { year: '2025', award: 1.5 }] }, readGrants)).toThrow('years[0].award must not be negative\nyears[1].year must be a financial year such as 2025/26\nyears[1].award must be a whole number of pence'))
})

describe('lantern scenario', () => {
  it('tells the scenarios of the sample apart', () => {
    const run = runScenarios(join(samples, 'scenarios.json'))
    expect(run.scenarios.map(({ bufferBreachedOn }) => bufferBreachedOn)).toEqual(['2027-04-21', null, null, '2027-03-15'])
    expect(scenariosSentence(run)).toContain('DARDR pool (synthetic figures)')
  })
  it('refuses a file with partners that are none, twice, or unknown words', () => {
    const position = { from: '2026-04-01', available: 0, buffer: 0, baseYear: '2025/26', contributionsOn: '04-30', reviewCost: 1, reviewsAYear: 1, partners: [{ partner: 'a', contribution: 1 }] }
    const scenario = { name: 'x', years: 1 }
    for (const [content, says] of [
      [{ fund: 'x', position, scenarios: [{ ...scenario, leaves: [{ partner: 'b', on: '2026-05-01' }] }] }, 'scenarios[0].leaves[0].partner b is none of the partners'],
      [{ fund: 'x', position: { ...position, partners: [...position.partners, ...position.partners] }, scenarios: [scenario] }, 'position.partners[1].partner a is there twice'],
      [{ fund: 'x', position, scenarios: [{ ...scenario, upliift: [] }] }, 'upliift'],
      [{ fund: 'x', position: { ...position, contributionsOn: '02-30' }, scenarios: [scenario] }, 'position.contributionsOn must be a month and day such as 06-30'],
    ] as const)
      expect(() => fileOf(content, runScenarios)).toThrow(says)
  })
})
