import type { Instant } from '@lantern/decision'

export const minute = 60_000
export const hour = 60 * minute

/** The instant so many milliseconds after another. */
export const after = (now: Instant, milliseconds: number): Instant => new Date(Date.parse(now) + milliseconds).toISOString()
