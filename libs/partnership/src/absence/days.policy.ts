import { londonDate } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import { refusal } from '../partnership.refusals.js'
import type { Absence, Away } from './absence.state.js'
import { overlap, type NamedDeputy } from './deputies.policy.js'

/** What holds for the days of every absence, new or changed. @throws Refusal partnership.away-days, … */
export function checkDays(state: Absence, days: Away, deputy: NamedDeputy | undefined, now: Instant): void {
  if (days.from >= days.until || days.until <= londonDate(now)) throw refusal('partnership.away-days')
  if (state.aways.some(each => each.id !== days.id && overlap(each, days))) throw refusal('partnership.away-already')
  if (days.deputy === undefined) return
  if (!deputy?.may) throw refusal('partnership.not-a-deputy')
  if (deputy.awayThen) throw refusal('partnership.deputy-away')
}
