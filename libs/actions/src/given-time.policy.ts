import { londonDate } from '@lantern/clock'
import type { CalendarDate, Given } from '@lantern/decision'
import { refusal } from './actions.refusals.js'
import { tierThatDecides } from './decided.policy.js'
import type { Raised } from './raised-thing.js'

/** The manager or a group accepts why it is late and sets a new date: the escalation ends, and the ladder starts anew from that date. */
export function givenTime(raised: Raised, dueOn: CalendarDate, { now, by }: Given) {
  const tier = tierThatDecides(raised, by)
  if (dueOn <= raised.dueOn) throw refusal('actions.not-later')
  if (dueOn < londonDate(now)) throw refusal('actions.due-in-the-past')
  return { from: raised.dueOn, dueOn, decidedBy: tier }
}
