import { formatDate } from '@lantern/clock'
import { checkGrantYear, parseGrantFile, parseScenarioFile, runScenario, type GrantYearCheck, type ScenarioResult } from '@lantern/funding'
import { inPounds } from '@lantern/money'
import { readFileSync } from 'node:fs'
import { FileUnreadable } from '../import-referrals/read-file.js'

const read = <T>(parsed: { readonly file: T } | { readonly faults: readonly string[] }): T => {
  if ('faults' in parsed) throw new FileUnreadable(parsed.faults.join('\n'))
  return parsed.file
}

export interface GrantsRead {
  readonly years: readonly GrantYearCheck[]
}

/** What the grant years of a file come to, in pence, and what of it does not add up. Nothing is posted. @throws FileUnreadable with all that is wrong in it */
export const readGrants = (path: string): GrantsRead => ({ years: read(parseGrantFile(readFileSync(path, 'utf8'))).years.map(checkGrantYear) })

export const grantsSentence = ({ years }: GrantsRead): string =>
  years
    .flatMap(({ year, award, upfrontApproved, tacticalApproved, potNotStated, underspendReturned, discrepancies }) => [
      `${year}: award ${inPounds(award)}; approved upfront ${inPounds(upfrontApproved)}, tactical ${inPounds(tacticalApproved)}, pot not stated ${inPounds(potNotStated)}; underspend ${inPounds(underspendReturned)}`,
      ...discrepancies.map(({ reason }) => `  Does not add up: ${reason}`),
    ])
    .join('\n')

export interface ScenariosRun {
  readonly fund: string
  readonly synthetic: boolean
  readonly scenarios: readonly ScenarioResult[]
}

/** Runs the scenarios of a file without keeping them. @throws FileUnreadable with all that is wrong in it */
export function runScenarios(path: string): ScenariosRun {
  const { fund, synthetic = false, position, scenarios } = read(parseScenarioFile(readFileSync(path, 'utf8')))
  return { fund, synthetic, scenarios: scenarios.map(scenario => runScenario(position, scenario)) }
}

export const scenariosSentence = ({ fund, synthetic, scenarios }: ScenariosRun): string =>
  [
    `${fund}${synthetic ? ' (synthetic figures)' : ''}`,
    ...scenarios.flatMap(({ name, years, bufferBreachedOn, emptyOn }) => [
      `${name}: ${bufferBreachedOn === null ? 'the buffer is kept' : `below the buffer from ${formatDate(bufferBreachedOn)}`}${emptyOn === null ? '' : `, nothing left on ${formatDate(emptyOn)}`}`,
      ...years.map(({ year, income, spend, reviews, closing, reviewsCarried }) => `  ${year}: in ${inPounds(income)}, out ${inPounds(spend)}, ${reviews} reviews, ${inPounds(closing)} at the end, which carries ${reviewsCarried} more`),
    ]),
  ].join('\n')
