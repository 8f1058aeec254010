/** @throws RangeError for no values */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (found === undefined) throw new RangeError('There is nothing to take a quantile of.')
  return found
}

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length % 2 === 1) return quantile(values, 0.5)
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.slice(sorted.length / 2 - 1, sorted.length / 2 + 1)
  if (middle.length < 2) throw new RangeError('There is nothing to take a median of.')
  return middle.reduce((sum, value) => sum + value, 0) / 2
}

/** The median of what each round said of ours to what the same round said of the other: noise that lasts longer than a round cancels out. */
export const medianRatio = (ours: readonly number[], others: readonly number[]): number =>
  median(ours.map((value, round) => value / (others[round] ?? Number.NaN)))

/** How cost grows with size: 0 when it does not, 1 when it doubles as the size does. */
export const exponent = (small: { readonly size: number; readonly cost: number }, large: { readonly size: number; readonly cost: number }): number =>
  Math.log(large.cost / small.cost) / Math.log(large.size / small.size)

/**
 * Takes each side once a round, one after the other, each round beginning with another side, after one round that does not count.
 * Gives what each side said in each round.
 */
export async function interleaved<Side extends string>(rounds: number, sides: Readonly<Record<Side, (round: number) => Promise<number> | number>>): Promise<Readonly<Record<Side, readonly number[]>>> {
  const names = Object.keys(sides) as Side[]
  const said = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<Side, number[]>
  for (let round = -1; round < rounds; round += 1) {
    const first = Math.max(round, 0) % names.length
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const value = await sides[name](round)
      if (round >= 0) said[name].push(value)
    }
  }
  return said
}

/** Milliseconds that it takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
