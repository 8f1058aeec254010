import type { Pence } from './pence.js'

/**
 * Parts of an amount in proportion to whole weights, to the penny: each gets what its share holds in whole pence, and the pence that are left go one each to
 * those with the largest remainders, the earlier of two that are equal. The parts sum to the amount exactly. Libraries of money that were tried hand the odd pence to the
 * first in the row instead. @throws RangeError when a weight is negative or no whole number, or all are nothing
 */
export function allocate(amount: Pence, weights: readonly number[]): readonly Pence[] {
  const bad = weights.find(weight => !Number.isSafeInteger(weight) || weight < 0)
  if (bad !== undefined) throw new RangeError(`A weight is a whole number and not negative: ${bad}`)
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (whole === 0n) throw new RangeError('Somebody must have a weight')
  const [sign, total] = amount < 0 ? [-1, BigInt(-amount)] : [1, BigInt(amount)]
  const exact = weights.map(weight => total * BigInt(weight))
  const parts = exact.map(each => each / whole)
  const left = Number(total - parts.reduce((sum, part) => sum + part, 0n))
  const byRemainder = exact.map((each, i) => [each % whole, i] as const).sort(([a, i], [b, j]) => (a === b ? i - j : a > b ? -1 : 1))
  for (const [, i] of byRemainder.slice(0, left)) parts[i] = (parts[i] ?? 0n) + 1n
  // `+ 0` makes nothing of minus nothing.
  return parts.map(part => sign * Number(part) + 0)
}
