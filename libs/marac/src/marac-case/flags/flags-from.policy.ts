import type { CalendarDate, Instant } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import type { CaseRef } from '../marac-case.refs.js'
import { flagUntil } from './flag-until.policy.js'
import type { FlagsSet } from './flags.events.js'

/** Who is to keep a flag, and the day of the last referral: read just before. */
export interface ToFlag {
  readonly agencies: readonly string[]
  readonly referredOn: CalendarDate
}

/** A flag for each agency but the one that asks for it; none when its time is over already. */
export function flagsFrom(caseId: CaseRef, { agencies: all, referredOn }: ToFlag, asking: string, now: Instant, rules: Pick<RulesInForce, 'clocks' | 'calendar'>): readonly FlagsSet[] {
  const agencies = all.filter(agency => agency !== asking)
  const until = flagUntil(referredOn, now, rules)
  return agencies.length > 0 && until !== undefined ? [{ type: 'FlagsSet', data: { caseId, agencies, referredOn, until } }] : []
}
