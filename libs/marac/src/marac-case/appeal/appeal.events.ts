import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

/** The agency that referred asks the MARAC manager to look again at a referral that was not accepted: screening leaves out cases of high risk (SafeLives, 2025). */
export type ReferralAppealed = DomainEvent<'ReferralAppealed', { caseId: CaseRef; reason: Sealed<string>; answerBy: CalendarDate }>

export const appealOutcomes = ['stands', 'accepted'] as const
export type AppealOutcome = (typeof appealOutcomes)[number]
/**
 * A manager who did not decide first answers. When the referral is accepted after all, `ReferralAccepted` follows. `idvaWaiting`: whether the IDVA
 * service has to try to reach the victim again, for views that forgot it when the referral was not accepted.
 */
export type AppealAnswered = DomainEvent<'AppealAnswered', { caseId: CaseRef; outcome: AppealOutcome; reason: Sealed<string>; idvaWaiting: boolean }>

export type AppealEvent = ReferralAppealed | AppealAnswered
