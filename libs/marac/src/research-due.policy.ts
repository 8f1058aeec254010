import type { CalendarDate, Instant } from '@lantern/decision'
import { ruleGives, type RulesInForce } from '@lantern/rules'
import { heardStop } from './heard-stop.policy.js'
import type { HeardOn } from './marac-case/marac-case.events.js'

/** By when an agency answers that is asked now; and whether that is sooner because of the meeting, and never before today. */
export function researchDue(now: Instant, rules: RulesInForce, { agency, urgent, heard }: { readonly agency: string; readonly urgent: boolean; readonly heard?: Pick<HeardOn, 'on'> | undefined }): { readonly dueOn: CalendarDate; readonly sooner: boolean } {
  const asked = { clock: urgent ? 'researchUrgent' : 'researchReturn', agency, startedAt: now } as const
  const allowed = ruleGives(asked, rules)
  const dueOn = heard ? ruleGives({ ...asked, stop: heardStop(heard) }, rules) : allowed
  return { dueOn, sooner: dueOn < allowed }
}
