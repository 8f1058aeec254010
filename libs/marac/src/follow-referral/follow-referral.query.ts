import { londonDate } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import type { ClockName, Deadline } from '@lantern/rules'
import { openerFor, type FileKind } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { caseDeadlines } from '../case-deadlines.js'
import type { AppealOutcome, CaseRef, ClosingOutcome, MaracCaseEvent, NotAcceptedBecause, ReferralPart, WordKind } from '../marac-case/marac-case.events.js'
import { recordOf, type CaseRecord } from '../marac-case/marac-case.record.js'
import { maracCase } from '../marac-case/marac-case.stream.js'

/** What the agency that referred may know of its referral: how it went, and nothing that other agencies told. */
export interface FollowedReferral {
  readonly ref: CaseRef
  readonly status: CaseRecord['status']
  readonly agency: string
  readonly agencyReference: string | undefined
  readonly area: string
  readonly district: string | undefined
  readonly referredAt: Instant
  readonly decideBy: CalendarDate
  /** What the Hub asked for, while it waits for it. */
  readonly returned?: { readonly at: Instant; readonly parts: readonly ReferralPart[]; readonly missing: string | undefined; readonly completeBy: CalendarDate }
  /** When it was completed last. */
  readonly completedAt?: Instant
  readonly decidedAt?: Instant
  readonly notAcceptedBecause?: NotAcceptedBecause
  readonly reason?: string | undefined
  /** What was said against the decision, and the answer to it. */
  readonly appeal?: {
    readonly at: Instant
    readonly reason: string | undefined
    readonly answerBy: CalendarDate
    readonly answer?: { readonly outcome: AppealOutcome; readonly reason: string | undefined; readonly at: Instant }
  }
  /** Sent to another area's MARAC, which is not named: it tells where the victim is. */
  readonly transferredAt?: Instant
  /** What the agency itself added to it, the oldest first; no name of one that was recorded in error. */
  readonly files: readonly { readonly id: string; readonly name: string | undefined; readonly size: number; readonly kind: FileKind; readonly at: Instant; readonly inError: boolean }[]
  readonly closedAt?: Instant
  readonly outcome?: ClosingOutcome
  /** What kinds of words of it were recorded in error and are hidden. */
  readonly inError: readonly WordKind[]
}

@Injectable()
export class Referrals {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
  ) {}

  async find(ref: CaseRef, now: Instant): Promise<FollowedReferral | undefined> {
    const { events } = await loadState(this.store, maracCase, ref)
    const record = recordOf(ref, events as readonly StoredOf<MaracCaseEvent>[], await openerFor(this.sealer, maracCase, events), londonDate(now))
    return record && followed(record)
  }

  /** What the referrer waits for, and what they are waited for with: the decision, what is missing in the referral, and the answer to an appeal. */
  async dates(ref: CaseRef, now: Instant): Promise<readonly Deadline[]> {
    const { events } = await loadState(this.store, maracCase, ref)
    const all = caseDeadlines(ref, events as readonly StoredOf<MaracCaseEvent>[], londonDate(now), { hub: 'hub', idvaOf: () => undefined })
    return all.filter(({ clock, doneAt, dropped, standsSince }) => ofTheReferrer.includes(clock) && doneAt === undefined && !dropped && standsSince === undefined)
  }
}

const ofTheReferrer: readonly ClockName[] = ['triage', 'referralCompletion', 'appealAnswer']

/** What the agency that referred reads of it. */
const ofTheReferral: readonly WordKind[] = ['referral', 'return', 'refusal', 'appeal', 'appeal-answer']

function followed({ ref, status, agency, agencyReference, area, district, referredAt, triageDueOn, returns, decision, appeal, transfers, files, closed, hidden }: CaseRecord): FollowedReferral {
  const last = returns.at(-1)
  const sent = transfers.findLast(({ refused }) => !refused)
  return {
    ref,
    status,
    agency,
    agencyReference,
    area,
    district,
    referredAt,
    decideBy: triageDueOn,
    ...(last && status === 'returned' && { returned: { at: last.at, parts: last.parts, missing: last.missing, completeBy: last.completeBy } }),
    ...(last?.completedAt !== undefined && { completedAt: last.completedAt }),
    ...(decision && { decidedAt: decision.at }),
    ...(decision?.because !== undefined && { notAcceptedBecause: decision.because, reason: decision.reason }),
    ...(appeal && { appeal: appealFollowed(appeal) }),
    ...(sent && { transferredAt: sent.at }),
    files: files.filter(file => file.about === 'referral' && file.by.agency === agency).map(({ id, name, size, kind, at, inError }) => ({ id, name: inError ? undefined : name, size, kind, at, inError: inError !== undefined })),
    ...(closed && { closedAt: closed.at, outcome: closed.outcome }),
    inError: ofTheReferral.filter(each => hidden.some(({ kind }) => kind === each)),
  }
}

function appealFollowed({ at, reason, answerBy, answer }: NonNullable<CaseRecord['appeal']>): NonNullable<FollowedReferral['appeal']> {
  return { at, reason, answerBy, ...(answer && { answer: { outcome: answer.outcome, reason: answer.reason, at: answer.at } }) }
}
