import { isCalendarDate } from '@lantern/clock'
import { inPounds, isFinancialYear, isPence, mostPence } from '@lantern/money'
import { z } from 'zod'
import { readJson } from '../read-json.js'

const pence = z.int('must be a whole number of pence').min(0, 'must not be negative').refine(isPence, `must be ${inPounds(mostPence)} or less, in pence`)
const text = z.string().trim().min(1, 'must not be empty').max(500, 'must have 500 characters or fewer')

export const pots = ['upfront', 'tactical'] as const
export type Pot = (typeof pots)[number]

const proposal = z.object({
  title: text,
  /** Missing where the papers do not say which pot was charged: then none is guessed. */
  pot: z.enum(pots).optional(),
  amount: pence,
  decision: z.enum(['approved', 'refused', 'outstanding', 'withdrawn'], 'must be approved, refused, outstanding or withdrawn'),
})

const year = z.object({
  year: z.string().refine(isFinancialYear, 'must be a financial year such as 2025/26'),
  award: pence,
  /** What the papers print, which may be rounded. */
  printedPots: z.object({ upfront: pence, tactical: pence }).optional(),
  proposals: z.array(proposal).optional(),
  /** Where only the total is published. */
  approvedTotal: pence.optional(),
  printed: z.object({ upfrontMovedToTactical: pence.optional(), tacticalAfterMove: pence.optional() }).optional(),
  tacticalPotClosed: z.string().refine(isCalendarDate, 'must be a real date, written YYYY-MM-DD').optional(),
  /** What was returned to the funder, where the papers say so. */
  underspendReturned: pence.optional(),
})

const file = z.object({ source: text.optional(), funder: text.optional(), years: z.array(year).min(1, 'must have a year') })

export type GrantFile = z.infer<typeof file>
export type GrantFileYear = GrantFile['years'][number]

/**
 * A file of grant years as JSON, amounts in pence. What it holds beside (notes, what a test expects) is not read. Refused whole with everything that is wrong in it, each
 * fault with where it stands, such as `years[2].proposals[0].amount`.
 */
export function parseGrantFile(json: string): { readonly file: GrantFile } | { readonly faults: readonly string[] } {
  const read = readJson(file, json)
  if ('faults' in read) return read
  const twice = read.content.years.filter(({ year: one }, i, all) => all.findIndex(({ year: other }) => other === one) < i)
  return twice.length > 0 ? { faults: twice.map(({ year: one }) => `The year ${one} is there twice`) } : { file: read.content }
}
