import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'
import type { RepeatOf } from './repeat.policy.js'
import type { AnsweredTopic, Background, ChildTold, Consent, Diversity, ForProfessionals, Needs, Services, Wishes } from './told.js'

/** The four criteria of the SafeLives referral form (2015). More than one may be true, so a case holds a set. */
export const criteria = ['professional-judgement', 'visible-high-risk', 'potential-escalation', 'marac-repeat'] as const
export type Criterion = (typeof criteria)[number]

export interface PersonDetails {
  readonly name: string
  /** Other names and spellings: agencies search their records by them. */
  readonly aliases?: string
  readonly dateOfBirth?: CalendarDate
  /** Other dates of birth that were given, right or wrong: agencies search by them too. */
  readonly otherBirthDates?: readonly CalendarDate[]
  readonly address?: string
  /** Since when they live there. */
  readonly addressFrom?: CalendarDate
  readonly earlierAddresses?: readonly EarlierAddress[]
  /** Whom they fear: everybody, not only the perpetrator (SafeLives form 2015). */
  readonly fears?: string
  readonly safeToTalkTo?: string
  readonly notSafeToTalkTo?: string
}

export interface EarlierAddress {
  readonly address: string
  readonly from?: CalendarDate
  /** The day it was known to have ended. */
  readonly to: CalendarDate
}

/** How and when a person can be reached without the perpetrator knowing. */
export interface SafeContact {
  readonly telephone?: string
  readonly safeToCall: boolean
  /** How, where calling is not: a text message that says nothing, a colleague at work. */
  readonly means?: string
  readonly when?: string
}

/** A person's part in this case. The role is the case's, never the person's. */
export interface PersonInCase {
  readonly personId: string
  readonly details: Sealed<PersonDetails>
}
export interface Victim extends PersonInCase {
  readonly safeContact: Sealed<SafeContact>
  readonly needs?: Sealed<Needs>
  readonly diversity?: Sealed<Diversity>
  readonly services?: Sealed<Services>
}
export interface Perpetrator extends PersonInCase {
  readonly relationship?: Sealed<string>
}
export interface Child extends PersonInCase {
  /** To the victim. */
  readonly relation?: Sealed<string>
  readonly told?: Sealed<ChildTold>
}

/** A risk checklist as it was filled in. Tools differ, so nothing assumes 24 items or 14 ticks (marac notes 1.3). */
export interface RiskAssessment {
  readonly tool: string
  readonly toolVersion: Sealed<string>
  readonly score: number
  readonly maxScore: number
  /** Topics that were ticked, or answered yes. */
  readonly items: Sealed<readonly string[]>
  /** Every topic that was answered, when each was; the score is then the number of yes. */
  readonly answers?: Sealed<readonly AnsweredTopic[]>
  /** What a checklist with topics of its own found. */
  readonly otherItems?: Sealed<string>
  readonly judgement: Sealed<string>
}

/** What a referral tells, whole. */
export interface ReferralTold {
  readonly area: string
  /** Where the victim lives, in the area: a code of the partnership. */
  readonly district?: string
  readonly agencyReference?: Sealed<string>
  readonly criteria: readonly Criterion[]
  readonly reason: Sealed<string>
  readonly victim: Victim
  readonly perpetrators: readonly Perpetrator[]
  readonly children: readonly Child[]
  readonly risk: RiskAssessment
  readonly consent?: Sealed<Consent>
  readonly wishes?: Sealed<Wishes>
  readonly professionals?: Sealed<ForProfessionals>
  readonly background?: Sealed<Background>
}

export type ReferralSubmitted = DomainEvent<'ReferralSubmitted', ReferralTold & { caseId: CaseRef; agency: string; source: 'form' | 'import' | 'transferred-in'; triageDueOn: CalendarDate }>
/** `repeatOf`: the last referral of the same victim and perpetrator, worked out when it is one, with the versions of the rules that say so. */
/** `coordinator`: who of the Hub has the case from now on, which is whoever accepted it. */
export type ReferralAccepted = DomainEvent<'ReferralAccepted', { caseId: CaseRef; repeatOf?: RepeatOf; coordinator?: string }>
export const notAcceptedBecause = ['criteria-not-met', 'not-enough-information', 'outside-the-area', 'already-open'] as const
export type NotAcceptedBecause = (typeof notAcceptedBecause)[number]
export type ReferralNotAccepted = DomainEvent<
  'ReferralNotAccepted',
  { caseId: CaseRef; because: NotAcceptedBecause; reason: Sealed<string> }
>

export type ReferralEvent =
  | ReferralSubmitted
  | ReferralAccepted
  | ReferralNotAccepted
