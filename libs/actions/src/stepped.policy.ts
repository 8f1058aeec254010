import { startOfLondonDay } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { stepsDue, type Climb, type Ladder, type RulesInForce } from '@lantern/rules'
import { escalatedTo } from './ladder.policy.js'

/** What each step of the ladder says that is due by today and was not taken yet, lowest first, each as of the day it fell due. */
export const stepsTaken = (ladder: Ladder, climb: Climb & { readonly agency: string }, { calendar }: Pick<RulesInForce, 'calendar'>, today: CalendarDate) =>
  stepsDue(ladder, climb, calendar, today).map(step => ({ said: escalatedTo(climb, ladder, step), happenedAt: startOfLondonDay(step.on) }))
