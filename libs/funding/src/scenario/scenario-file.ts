import { isCalendarDate } from '@lantern/clock'
import { inPounds, isFinancialYear, isPence, isPercentage, mostPence } from '@lantern/money'
import { z } from 'zod'
import { readJson } from '../read-json.js'
import type { FundPosition, Scenario } from './scenario.js'

const pence = z.int('must be a whole number of pence').min(0, 'must not be negative').refine(isPence, `must be ${inPounds(mostPence)} or less, in pence`)
const signed = z.int('must be a whole number of pence').refine(isPence, `must be ${inPounds(mostPence)} or less, in pence`)
const text = z.string().trim().min(1, 'must not be empty').max(200, 'must have 200 characters or fewer')
const day = z.string().refine(isCalendarDate, 'must be a real date, written YYYY-MM-DD')
const year = z.string().refine(isFinancialYear, 'must be a financial year such as 2026/27')
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
const reviews = z.int('must be a whole number').min(-500, 'must be -500 or more').max(500, 'must be 500 or less')

const position = z.strictObject({
  from: day,
  available: signed,
  buffer: pence,
  baseYear: year,
  partners: z.array(z.strictObject({ partner: slug, contribution: pence })).min(1, 'must name a partner').max(1000, 'must name 1,000 or fewer'),
  contributionsOn: z.string().refine(monthDay => isCalendarDate(`2025-${monthDay}`), 'must be a month and day such as 06-30'),
  reviewCost: pence,
  reviewsAYear: reviews.min(0, 'must not be negative'),
  spends: z.array(z.strictObject({ on: day, amount: pence })).optional(),
})

const scenario = z.strictObject({
  name: text,
  years: z.int('must be a whole number').min(1, 'must be 1 or more').max(30, 'must be 30 or less'),
  uplift: z.array(z.strictObject({ from: year, points: z.string().refine(isPercentage, 'must be a percentage in figures, such as "10" or "12.5"') })).optional(),
  oneOff: z.array(z.strictObject({ year, amount: pence })).optional(),
  perReview: z.strictObject({ amount: pence, above: reviews.min(0, 'must not be negative') }).optional(),
  leaves: z.array(z.strictObject({ partner: slug, on: day, othersPay: z.boolean().optional() })).optional(),
  paysLate: z.array(z.strictObject({ partner: slug, days: z.int('must be a whole number of days').min(1, 'must be 1 or more').max(3660, 'must be 3660 or less') })).optional(),
  moreReviews: z.array(z.strictObject({ year, reviews })).optional(),
  centralFunding: z.array(z.strictObject({ on: day, amount: pence })).optional(),
})

const file = z.strictObject({ fund: text, synthetic: z.boolean().optional(), position, scenarios: z.array(scenario).min(1, 'must have a scenario').max(20, 'must have 20 or fewer') })

export interface ScenarioFile {
  readonly fund: string
  /** True where the figures are invented; then whatever shows them says so. */
  readonly synthetic?: boolean
  readonly position: FundPosition
  readonly scenarios: readonly Scenario[]
}

/** A file of scenarios as JSON, or everything that is wrong with it and where. */
export function parseScenarioFile(json: string): { readonly file: ScenarioFile } | { readonly faults: readonly string[] } {
  const read = readJson(file, json)
  if ('faults' in read) return read
  const { position: { partners }, scenarios } = read.content
  const ids = partners.map(({ partner }) => partner)
  const faults = [
    ...ids.flatMap((id, i) => (ids.indexOf(id) < i ? [`position.partners[${i}].partner ${id} is there twice`] : [])),
    ...scenarios.flatMap(({ leaves = [], paysLate = [] }, s) =>
      [...leaves.map(({ partner }, i) => ({ partner, at: `leaves[${i}]` })), ...paysLate.map(({ partner }, i) => ({ partner, at: `paysLate[${i}]` }))].flatMap(({ partner, at }) => (ids.includes(partner) ? [] : [`scenarios[${s}].${at}.partner ${partner} is none of the partners`]))),
  ]
  return faults.length > 0 ? { faults } : { file: read.content as ScenarioFile }
}
