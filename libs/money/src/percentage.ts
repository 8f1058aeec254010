import { Decimal } from 'decimal.js'
import type { Pence } from './pence.js'

/** Money by percentages goes beyond whole pence on its way: 28 figures, of which an amount uses 13, so that only the last step rounds. */
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP })

/** A percentage as it is written: 50, 12.5, 33.3333. No sign, at most six figures after the point. */
export const isPercentage = (text: string): boolean => /^\d{1,3}(\.\d{1,6})?$/.test(text)

/** Parts of a hundred as whole weights, so that they can be allocated: 50 as 50 000 000. @throws RangeError when it is none */
export function weightOf(percentage: string): number {
  if (!isPercentage(percentage)) throw new RangeError(`No percentage: ${percentage}`)
  return new Exact(percentage).times(1_000_000).toNumber()
}

/** So many per cent of an amount, to the nearest penny, halves away from nothing. */
export const percentageOf = (amount: Pence, percentage: string): Pence => new Exact(amount).times(percentage).dividedBy(100).round().toNumber()

/**
 * What an amount of a base year comes to with these points on top. Points are of the base year and add up: 10 and then 30 make 140 of 100, and never 143.
 * @throws RangeError when points are no percentage
 */
export function uplifted(base: Pence, points: readonly string[]): Pence {
  const weights = points.map(weightOf)
  return new Exact(base).times(weights.reduce((sum, weight) => sum.plus(weight), new Exact(100_000_000))).dividedBy(100_000_000).round().toNumber()
}
