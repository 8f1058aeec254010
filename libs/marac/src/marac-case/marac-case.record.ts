import { isOverdue } from '@lantern/clock'
import type { CalendarDate, Instant, Open } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type {
  CaseRef, ClosingOutcome, Criterion, MaracCaseEvent, NotAcceptedBecause, PersonDetails, ReferralSubmitted, SafeContact,
} from './marac-case.events.js'
import type { Status } from './marac-case.state.js'

/** Who a person is in this case. Details are undefined once their key is destroyed. */
export interface RecordedPerson {
  readonly personId: string
  readonly role: 'victim' | 'perpetrator' | 'child'
  readonly details: PersonDetails | undefined
  readonly safeContact?: SafeContact | undefined
  /** Relationship to the victim, or a child's relation to both. */
  readonly relation?: string | undefined
}

/** `closed`: the case was closed without it. */
export type ResearchState = 'waiting' | 'late' | 'returned' | 'nothing-known' | 'closed'

export interface RecordedResearch {
  readonly agency: string
  readonly requestedAt: Instant
  readonly dueOn: CalendarDate
  readonly state: ResearchState
  readonly returnedAt?: Instant
  readonly shared?: string | undefined
  /** Of the reader's own agency only; a worksheet never opens for anybody else. */
  readonly worksheet?: string | undefined
}

/** Something that was asked of the Hub on this case, and stays to be seen by everybody on it. */
export interface Asked {
  readonly what: string
  readonly why: string | undefined
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}

/** A case, whole, as its events say: what a page shows, the API answers and the command line prints. */
export interface CaseRecord {
  readonly ref: CaseRef
  readonly status: Exclude<Status, 'none'>
  readonly area: string
  readonly agency: string
  readonly source: 'form' | 'import'
  readonly agencyReference: string | undefined
  readonly criteria: readonly Criterion[]
  readonly reason: string | undefined
  readonly referredAt: Instant
  readonly triageDueOn: CalendarDate
  readonly people: readonly RecordedPerson[]
  readonly risk: {
    readonly tool: string
    readonly toolVersion: string
    readonly score: number
    readonly maxScore: number
    readonly items: readonly string[]
    readonly judgement: string | undefined
  }
  readonly decision?: { readonly accepted: boolean; readonly at: Instant; readonly by: string; readonly because?: NotAcceptedBecause; readonly reason?: string | undefined }
  readonly research: readonly RecordedResearch[]
  readonly asked: readonly Asked[]
  readonly closed?: { readonly at: Instant; readonly outcome: ClosingOutcome; readonly reason: string | undefined; readonly unanswered: readonly string[] }
  /** Actions that were agreed while the case was being closed, and found open afterwards. */
  readonly flaggedActions: readonly string[]
  readonly changedAt: Instant
  readonly revision: number
}

/** The case as these events make it; undefined before the first. `today` says what is late. */
export function recordOf(ref: CaseRef, events: readonly StoredOf<MaracCaseEvent>[], open: Open, today: CalendarDate): CaseRecord | undefined {
  return events.reduce<CaseRecord | undefined>((so, event) => {
    const next = event.type === 'ReferralSubmitted' ? referralOf(ref, event, open) : so && after(so, event, open, today)
    return next && { ...next, changedAt: event.recordedAt, revision: event.revision }
  }, undefined)
}

function referralOf(ref: CaseRef, event: StoredOf<ReferralSubmitted>, open: Open): CaseRecord {
  const { victim, perpetrators, children, risk, ...referral } = event.data
  const opened = <T>(value: Parameters<typeof open<T>>[0] | undefined): T | undefined => value && open(value)
  return {
    ref,
    status: 'referred',
    area: referral.area,
    agency: referral.agency,
    source: referral.source,
    agencyReference: opened(referral.agencyReference),
    criteria: referral.criteria,
    reason: open(referral.reason),
    referredAt: event.recordedAt,
    triageDueOn: referral.triageDueOn,
    people: [
      { personId: victim.personId, role: 'victim', details: open(victim.details), safeContact: open(victim.safeContact) },
      ...perpetrators.map(one => ({ personId: one.personId, role: 'perpetrator' as const, details: open(one.details), relation: opened(one.relationship) })),
      ...children.map(one => ({ personId: one.personId, role: 'child' as const, details: open(one.details), relation: opened(one.relation) })),
    ],
    risk: { tool: risk.tool, toolVersion: open(risk.toolVersion) ?? '', score: risk.score, maxScore: risk.maxScore, items: open(risk.items) ?? [], judgement: open(risk.judgement) },
    research: [],
    asked: [],
    flaggedActions: [],
    changedAt: event.recordedAt,
    revision: event.revision,
  }
}

function after(so: CaseRecord, event: Exclude<StoredOf<MaracCaseEvent>, { type: 'ReferralSubmitted' }>, open: Open, today: CalendarDate): CaseRecord {
  const at = event.recordedAt
  switch (event.type) {
    case 'ReferralAccepted':
      return { ...so, status: 'open', decision: { accepted: true, at, by: event.by.user } }
    case 'ReferralNotAccepted': {
      const { because, reason } = event.data
      return { ...so, status: 'not-accepted', decision: { accepted: false, at, by: event.by.user, because, reason: open(reason) } }
    }
    case 'ResearchRequested': {
      const { agencies, dueOn } = event.data
      const state = isOverdue(dueOn, today) ? 'late' : 'waiting'
      return { ...so, research: [...so.research, ...agencies.map(agency => ({ agency, requestedAt: at, dueOn, state }) as const)] }
    }
    case 'ResearchReturned': {
      const { agency, known, shared, worksheet } = event.data
      const returned = { state: known ? ('returned' as const) : ('nothing-known' as const), returnedAt: at, shared: shared && open(shared), worksheet: worksheet && open(worksheet) }
      return { ...so, research: so.research.map(each => (each.agency === agency ? { ...each, ...returned } : each)) }
    }
    case 'UserExcluded':
      return so
    case 'MeetingRequested':
      return { ...so, asked: [...so.asked, { what: 'A meeting', why: open(event.data.reason), by: event.by, at }] }
    case 'CaseClosed': {
      const { outcome, reason, unanswered } = event.data
      return {
        ...so,
        status: 'closed',
        closed: { at, outcome, reason: open(reason), unanswered },
        research: so.research.map(each => (each.returnedAt === undefined ? { ...each, state: 'closed' } : each)),
      }
    }
    case 'OpenActionFlagged':
      return { ...so, flaggedActions: [...so.flaggedActions, event.data.action] }
  }
}
