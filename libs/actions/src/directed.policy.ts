import { londonDate } from '@lantern/clock'
import type { CalendarDate, Given } from '@lantern/decision'
import { refusal } from './actions.refusals.js'
import { tierThatDecides } from './decided.policy.js'
import type { Raised } from './raised-thing.js'

/** The manager or a group says what the agency is to do, and by when. The due date stays: it is late, and stays so. If nothing comes of it the ladder goes on. */
export function directed(raised: Raised, until: CalendarDate, { now, by }: Given) {
  const tier = tierThatDecides(raised, by)
  if (until < londonDate(now)) throw refusal('actions.answer-in-the-past')
  return { agency: raised.agency, tier, answer: 'direct', until } as const
}
