import type { CalendarDate, Instant, Open, Sealed } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type { Recorded } from '../marac-case.record.js'
import type { AnsweredTopic, Background, ChildTold, Consent, Diversity, ForProfessionals, Needs, Services, Wishes } from './told.js'
import type { Criterion, NotAcceptedBecause, PersonDetails, ReferralEvent, ReferralSubmitted, ReferralTold, SafeContact } from './referral.events.js'

export type PersonRole = 'victim' | 'perpetrator' | 'child'

/** Who a person is in this case. Details are undefined once their key is destroyed. */
export interface RecordedPerson {
  readonly personId: string
  readonly role: PersonRole
  readonly details: PersonDetails | undefined
  readonly safeContact?: SafeContact | undefined
  /** Relationship to the victim. */
  readonly relation?: string | undefined
  /** Of the victim: what they need, what they are, and who serves them. */
  readonly needs?: Needs | undefined
  readonly diversity?: Diversity | undefined
  readonly services?: Services | undefined
  /** Of a child. */
  readonly told?: ChildTold | undefined
}

/** What a referral told, opened. */
export interface RecordedTold {
  readonly area: string
  /** Undefined where no referral said it. */
  readonly district?: string
  readonly agencyReference: string | undefined
  readonly criteria: readonly Criterion[]
  readonly reason: string | undefined
  readonly people: readonly RecordedPerson[]
  readonly risk: {
    readonly tool: string
    readonly toolVersion: string
    readonly score: number
    readonly maxScore: number
    readonly items: readonly string[]
    readonly answers?: readonly AnsweredTopic[] | undefined
    readonly otherItems?: string | undefined
    readonly judgement: string | undefined
  }
  readonly consent: Consent | undefined
  readonly wishes: Wishes | undefined
  readonly professionals: ForProfessionals | undefined
  readonly background: Background | undefined
}

export interface RecordedReferral extends RecordedTold {
  readonly agency: string
  readonly source: 'form' | 'import' | 'transferred-in'
  readonly referredAt: Instant
  readonly triageDueOn: CalendarDate
  readonly decision?: { readonly accepted: boolean; readonly at: Instant; readonly by: string; readonly because?: NotAcceptedBecause; readonly reason?: string | undefined }
}

export const referralOf = (event: StoredOf<ReferralSubmitted>, open: Open): RecordedReferral => ({
  ...toldIn(event.data, open),
  agency: event.data.agency,
  source: event.data.source,
  referredAt: event.recordedAt,
  triageDueOn: event.data.triageDueOn,
})

export function toldIn({ victim, perpetrators, children, risk, ...referral }: ReferralTold, open: Open): RecordedTold {
  const opened = <T>(value: Sealed<T> | undefined): T | undefined => value && open(value)
  return {
    area: referral.area,
    ...(referral.district !== undefined && { district: referral.district }),
    agencyReference: opened(referral.agencyReference),
    criteria: referral.criteria,
    reason: open(referral.reason),
    people: [
      { personId: victim.personId, role: 'victim', details: open(victim.details), safeContact: open(victim.safeContact), needs: opened(victim.needs), diversity: opened(victim.diversity), services: opened(victim.services) },
      ...perpetrators.map(one => ({ personId: one.personId, role: 'perpetrator' as const, details: open(one.details), relation: opened(one.relationship) })),
      ...children.map(one => ({ personId: one.personId, role: 'child' as const, details: open(one.details), relation: opened(one.relation), told: opened(one.told) })),
    ],
    consent: opened(referral.consent),
    wishes: opened(referral.wishes),
    professionals: opened(referral.professionals),
    background: opened(referral.background),
    risk: { tool: risk.tool, toolVersion: open(risk.toolVersion) ?? '', score: risk.score, maxScore: risk.maxScore, items: open(risk.items) ?? [], answers: opened(risk.answers), otherItems: opened(risk.otherItems), judgement: open(risk.judgement) },
  }
}

export const recordedReferral: Recorded<ReferralEvent> = {
  // The first event of a case makes its record; a second never comes.
  ReferralSubmitted: so => so,
  ReferralAccepted: (so, event) => ({
    ...so,
    status: 'open',
    decision: { accepted: true, at: event.recordedAt, by: event.by.user },
    ...(event.data.coordinator !== undefined && { coordinator: { user: event.data.coordinator, since: event.recordedAt } }),
  }),
  ReferralNotAccepted: (so, event, open) => ({
    ...so,
    status: 'not-accepted',
    decision: { accepted: false, at: event.recordedAt, by: event.by.user, because: event.data.because, reason: open(event.data.reason) },
  }),
}
