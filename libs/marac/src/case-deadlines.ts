import { actionDeadline } from '@lantern/actions'
import { londonDate, startOfLondonDay, type Pause } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type { Deadline } from '@lantern/rules'
import type { CaseAction, CaseAsAt } from './case-as-at.js'
import type { CaseRef, MaracCaseEvent } from './marac-case/marac-case.events.js'
import { heardStop } from './heard-stop.policy.js'
import { recordOf, type CaseRecord } from './marac-case/marac-case.record.js'
import type { RecordedResearch } from './marac-case/research/research.record.js'

/** Who acts, where the case itself does not name them: the Hub's agency, and the IDVA service of an area, if there is one. */
export interface WhoActs {
  readonly hub: string
  readonly idvaOf: (area: string) => string | undefined
}

/** Everything on a case that is to be done by a day, or was: what is over too. Actions are asked for beside. Flags have a last day and no deadline. `plannedAt`: when its first action was agreed that makes a plan. */
export const deadlinesOf = (record: CaseRecord, who: WhoActs, plannedAt?: Instant): readonly Deadline[] => [
  ...triage(record, who),
  planOrHearing(record, who, plannedAt),
  ...record.returns.map(({ at, completeBy, completedAt }): Deadline => ({
    ...{ clock: 'referralCompletion', agency: record.agency, what: 'the referrer completes the referral', startedAt: at, startEvent: 'the referral was returned', firstDueOn: completeBy },
    ...ended(completedAt, record.decision !== undefined),
  })),
  ...(record.appeal
    ? [{ clock: 'appealAnswer', agency: who.hub, what: 'the MARAC manager answers the appeal', startedAt: record.appeal.at, startEvent: 'the referrer appealed', firstDueOn: record.appeal.answerBy, ...ended(record.appeal.answer?.at, false) } satisfies Deadline]
    : []),
  ...transfers(record, who),
  ...idva(record, who),
  ...record.research.map(each => ({ ...researchDeadline(each), ...ended(each.returnedAt, each.state === 'closed' || each.state === 'called-off') })),
  ...record.messages.flatMap(({ at, question }): readonly Deadline[] =>
    question
      ? [{ clock: 'questionAnswer', agency: question.agency, what: 'an answer to a question', startedAt: at, startEvent: 'the question was asked', firstDueOn: question.answerBy, ...ended(question.answeredAt, question.state === 'closed' || question.state === 'withdrawn') }]
      : [],
  ),
]

/** Research as its clock sees it: asked as urgent, before a meeting that hears the case, or counted anew from a further incident. */
export const researchDeadline = ({ agency, requestedAt, countedFrom, dueOn: firstDueOn, urgent, heardOn, movedTo }: Pick<RecordedResearch, 'agency' | 'requestedAt' | 'countedFrom' | 'dueOn' | 'urgent' | 'heardOn' | 'movedTo'>): Deadline => ({
  ...{ clock: urgent ? 'researchUrgent' : 'researchReturn', agency, what: 'research', firstDueOn },
  ...(countedFrom === undefined ? { startedAt: requestedAt, startEvent: urgent ? 'research was requested as urgent' : 'research was requested' } : { startedAt: countedFrom, startEvent: 'a further incident was told' }),
  ...(heardOn !== undefined && { stop: heardStop({ on: heardOn }) }),
  ...(movedTo !== undefined && { movedTo }),
})

/** The same of a case as its events say, without opening a word of it; none before the referral. */
export function caseDeadlines(ref: CaseRef, events: readonly StoredOf<MaracCaseEvent>[], today: CalendarDate, who: WhoActs, plannedAt?: Instant): readonly Deadline[] {
  const record = recordOf(ref, events, () => undefined, today)
  return record ? deadlinesOf(record, who, plannedAt) : []
}

/** The days on which the clock of triage stood still, as the events of the case say. */
export const triagePauses = (ref: CaseRef, events: readonly StoredOf<MaracCaseEvent>[], today: CalendarDate): readonly Pause[] =>
  caseDeadlines(ref, events, today, { hub: '', idvaOf: () => undefined }).find(({ clock }) => clock === 'triage')?.pauses ?? []

/** How an action stands while it is still to be done by its date. */
export const stillToBeDone: readonly CaseAction['status'][] = ['proposed', 'accepted', 'declined']

/** The same of its actions. When each was done is not held here: one that is over is left out. */
export const actionDeadlinesOf = ({ actions }: Pick<CaseAsAt, 'actions'>): readonly (Deadline & { readonly action: string })[] =>
  actions.flatMap(each => (stillToBeDone.includes(each.status) ? [{ action: each.ref, ...actionDeadline(each) }] : []))

/** The clock of triage stands still while the referral is with the agency that made it. Sent to another area, a referral is not decided on here. */
function triage({ referredAt, triageDueOn, returns, decision, appeal, status, transfers }: CaseRecord, { hub }: WhoActs): readonly Deadline[] {
  const pauses = returns.flatMap(({ at, completedAt }): readonly Pause[] => (completedAt === undefined ? [] : [{ from: londonDate(at), until: londonDate(completedAt), why: 'the referral was with the agency that made it' }]))
  const away = transfers.some(({ refused }) => !refused)
  const over = status === 'joined' || away
  const back = status === 'returned' ? returns.at(-1) : undefined
  return [{ clock: 'triage', agency: hub, what: 'decide on the referral', startedAt: referredAt, startEvent: 'the referral came', ...(pauses.length > 0 && { pauses }), firstDueOn: triageDueOn, ...(back && { standsSince: londonDate(back.at) }), ...ended(appeal?.against?.at ?? decision?.at, over) }]
}

/**
 * How long a victim waits until somebody has a plan: the clock never stands still, because the wait does not. A meeting that heard the case ends it, and one that was adjourned does not;
 * where the Hub manages the case itself its first action does. The date follows from the rule of the day of the referral.
 */
function planOrHearing({ referredAt, status, routes, hearings }: CaseRecord, { hub }: WhoActs, plannedAt: Instant | undefined): Deadline {
  const heard = hearings.flatMap(({ outcome, at }) => (outcome === 'adjourned' ? [] : [at]))
  const planned = routes.at(-1)?.route === 'hub-managed' && plannedAt !== undefined ? [plannedAt] : []
  const over = status !== 'referred' && status !== 'returned' && status !== 'open'
  return { clock: 'planOrHearing', agency: hub, what: 'a plan is agreed, or a meeting hears the case', startedAt: referredAt, startEvent: 'the referral came', ...ended([...heard, ...planned].sort()[0], over) }
}

/** When a plan began: with the first action that is not for immediate safety alone, which is done before there is a plan. */
export const plannedAtOf = (actions: readonly Pick<CaseAction, 'agreedAt' | 'immediateSafety' | 'inError'>[]): Instant | undefined =>
  actions.flatMap(({ agreedAt, immediateSafety, inError }) => (immediateSafety || inError ? [] : [agreedAt])).sort()[0]

const transfers = ({ transfers: out, transferIn }: CaseRecord, { hub }: WhoActs): readonly Deadline[] => [
  ...out.map(({ at, acknowledgeBy, acknowledged, refused }): Deadline => ({
    ...{ clock: 'transferAcknowledgement', agency: hub, what: 'the other area acknowledges the transfer', startedAt: at, startEvent: 'the case was sent to another area', firstDueOn: acknowledgeBy },
    ...ended(acknowledged?.at ?? refused?.at, false),
  })),
  ...(transferIn
    ? [{ clock: 'transferAcknowledgement', agency: hub, what: 'the Hub acknowledges the transfer', startedAt: transferIn.at, startEvent: 'the case came from another area', firstDueOn: transferIn.acknowledgeBy, ...ended(transferIn.acknowledged && startOfLondonDay(transferIn.acknowledged.on), false) } satisfies Deadline]
    : []),
]

/** The date of the first contact is not recorded: it follows from the rule of the day of the referral. */
function idva({ area, referredAt, idvaContacts: [first], status }: CaseRecord, { idvaOf }: WhoActs): readonly Deadline[] {
  const agency = first?.by.agency ?? idvaOf(area)
  const over = status !== 'referred' && status !== 'returned' && status !== 'open'
  if (agency === undefined) return []
  return [{ clock: 'idvaContact', agency, what: 'the IDVA service tries to reach the victim', startedAt: referredAt, startEvent: 'the referral came', ...ended(first?.at, over) }]
}

const ended = (doneAt: string | undefined, dropped: boolean): Pick<Deadline, 'doneAt' | 'dropped'> => (doneAt !== undefined ? { doneAt } : dropped ? { dropped } : {})
