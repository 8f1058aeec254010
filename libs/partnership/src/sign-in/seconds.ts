import type { Instant } from '@lantern/decision'

/** Whole seconds, for Retry-After: at least one. */
export const secondsUntil = (until: Instant, now: Instant): number => Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000))
