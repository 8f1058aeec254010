import { dueBy } from '@lantern/clock'
import type { CalendarDate, Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import { live } from '../marac-case/flags/flags.state.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class ShortenFlags {
  /** `referredOn`: the day of the last referral that still counts. */
  constructor(readonly data: { caseId: CaseRef; referredOn: CalendarDate }) {}
}

/** A flag was started anew by a referral that does not count any more: the date goes back, and whoever still keeps it says so again. One that is over by that date ends as any other. */
export function decideShortenFlags({ data }: ShortenFlags, state: MaracCase, { rules: { clocks, calendar } }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('shorten-flags')) throw refusal('marac.case-not-open')
  const agencies = Object.keys(state.flags).filter(agency => live(state.flags[agency]))
  if (agencies.length === 0 || data.referredOn >= state.flaggedFrom) return []
  return [{ type: 'FlagsShortened', data: { ...data, agencies, until: dueBy(clocks.agencyFlag, data.referredOn, calendar).date } }]
}
