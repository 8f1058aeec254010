import type { CalendarDate, Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import { live } from '../marac-case/flags/flags.state.js'
import { flagUntil } from '../marac-case/flags/flag-until.policy.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class RestartFlags {
  /** `referredOn`: the day of a later referral of the same people that is a repeat. */
  constructor(readonly data: { caseId: CaseRef; referredOn: CalendarDate }) {}
}

/** A repeat counts from its own referral, so whoever still keeps a flag keeps it longer, and says so again. A flag that ended stays ended: the new case has its own. */
export function decideRestartFlags({ data }: RestartFlags, state: MaracCase, { now, rules }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('restart-flags')) throw refusal('marac.case-not-open')
  const agencies = Object.keys(state.flags).filter(agency => live(state.flags[agency]))
  const until = flagUntil(data.referredOn, now, rules)
  if (agencies.length === 0 || until === undefined || until <= state.flaggedUntil) return []
  return [{ type: 'FlagsRestarted', data: { ...data, agencies, until } }]
}
