import type { Instant } from '@lantern/decision'

/** What keeps things for a time only. */
export interface Sweepable {
  sweep(now: Instant): Promise<number>
}

/** Removes what has expired from each. Returns how many rows; a tick calls it. */
export async function sweep(now: Instant, from: readonly Sweepable[]): Promise<number> {
  let removed = 0
  for (const one of from) removed += await one.sweep(now)
  return removed
}
