import type { Instant } from '@lantern/decision'
import { formatTime } from '@lantern/clock'

/** One sentence for a wrong name, a wrong password and a wrong code, so that it does not say who has an account. */
export const wrongSentence = 'The sign-in name, password or code is not right. A code works once: wait for the next one if you have just used it.'

export const lockedSentence = (until: Instant): string => `There were too many wrong tries. Try again after ${formatTime(until)}.`

/** Whole seconds, for Retry-After: at least one. */
export const secondsUntil = (until: Instant, now: Instant): number => Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000))

/** The name, password, code or user sent to the API is not right. Answered as 401. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused'
  constructor() {
    super('The sign-in name, password or code is not right.')
  }
}
