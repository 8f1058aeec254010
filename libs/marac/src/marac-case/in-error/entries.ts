import { fold, type Instant, type Sealed } from '@lantern/decision'
import { isHidden, type StoredOf } from '@lantern/event-store'
import type { LivesIn, MaracCaseEvent, PersonDetails, PersonDetailsChanged, SafeContact } from '../marac-case.events.js'
import { isCurrent } from '../marac-case.allowed.js'
import { maracCase } from '../marac-case.stream.js'
import { isOfWords, type EntryKind, type Standing } from './in-error.events.js'

const kinds: { readonly [T in MaracCaseEvent['type']]?: EntryKind } = {
  MessageSent: 'message',
  QuestionAsked: 'question',
  QuestionAnswered: 'answer',
  ResearchReturned: 'research-return',
  ResearchAddedTo: 'research-addition',
  VictimViewsRecorded: 'victim-views',
  VictimViewsNotGathered: 'victim-views',
  ChildViewsRecorded: 'child-views',
  ChildViewsNotGathered: 'child-views',
  IdvaContactRecorded: 'idva-contact',
  RiskSummarised: 'risk-summary',
  RiskDecided: 'risk-decision',
  RiskOverridden: 'risk-decision',
  RiskDissented: 'dissent',
  RouteChosen: 'route',
  MeetingRequested: 'meeting-request',
  MeetingRequestAnswered: 'meeting-answer',
  PersonDetailsChanged: 'person-details',
  ChildConsidered: 'child-considered',
  FileAdded: 'file',
  PersonDied: 'death',
  LinkAdded: 'link',
  LinkEnded: 'link-end',
  TellerNamed: 'teller',
  VictimTold: 'victim-told',
  VictimNotTold: 'victim-told',
  IncidentAdded: 'incident',
  ReferralJoined: 'joining',
  ReferralSubmitted: 'referral',
  ReferralCompleted: 'referral',
  ReferralReturned: 'return',
  ReferralNotAccepted: 'refusal',
  ReferralAppealed: 'appeal',
  AppealAnswered: 'appeal-answer',
  CaseTransferred: 'transfer',
  TransferRefused: 'transfer-refusal',
  CaseClosed: 'closing',
  CoordinatorChanged: 'coordinator',
  ResearchCalledOff: 'research-called-off',
  ResearchWithdrawn: 'research-withdrawal',
  QuestionWithdrawn: 'question-withdrawn',
  CaseHeard: 'hearing',
}

/** What an event is as an entry, or as several: of some only where it has words. */
function kindsOf(event: StoredOf<MaracCaseEvent>): readonly EntryKind[] {
  if (event.type === 'IncidentAdded') return ['incident', 'incident-words']
  if (event.type === 'TransferReceived') return event.data.note ? ['transfer-in'] : []
  const kind = kinds[event.type]
  return kind ? [kind] : []
}

/** An entry that can be recorded in error: one that is there and not hidden. */
export interface Entry {
  readonly entry: number
  readonly kind: EntryKind
  readonly about?: string
  readonly at: Instant
  readonly by: { readonly user: string; readonly agency: string }
  readonly event: StoredOf<MaracCaseEvent>
}

/** The id by which views know it. */
function aboutOf(event: StoredOf<MaracCaseEvent>): string | undefined {
  switch (event.type) {
    case 'MessageSent':
      return event.data.messageId
    case 'QuestionAsked':
    case 'QuestionAnswered':
    case 'QuestionWithdrawn':
      return event.data.questionId
    case 'ResearchReturned':
    case 'ResearchAddedTo':
    case 'ResearchWithdrawn':
    case 'ResearchCalledOff':
      return event.data.agency
    case 'MeetingRequested':
    case 'MeetingRequestAnswered':
      return event.data.requestId
    case 'FileAdded':
      return event.data.fileId
    case 'PersonDied':
      return event.data.personId
    case 'LinkAdded':
    case 'LinkEnded':
      return event.data.linkId
    case 'CaseTransferred':
    case 'TransferRefused':
      return event.data.transferId
    case 'IncidentAdded':
      return event.data.referral
    case 'ReferralJoined':
      return event.data.joins
    default:
      return undefined
  }
}

/** Everything on a case that can be recorded in error, the oldest first. Files and words that are in error already are none. */
export function entriesOf(events: readonly StoredOf<MaracCaseEvent>[]): readonly Entry[] {
  const gone = new Set(events.flatMap(event => (event.type === 'FileRecordedInError' ? [event.data.fileId] : [])))
  const wordless = new Set(events.flatMap(event => (event.type === 'EntryRecordedInError' && isOfWords(event.data.kind) ? [event.data.entry] : [])))
  return events.flatMap(event => {
    if (isHidden(event) || (event.type === 'FileAdded' && gone.has(event.data.fileId))) return []
    const about = aboutOf(event)
    return kindsOf(event).flatMap(kind =>
      isOfWords(kind) && wordless.has(event.revision)
        ? []
        : [{ entry: event.revision, kind, ...(about !== undefined && { about }), at: event.recordedAt, by: { user: event.by.user, agency: event.by.agency }, event }],
    )
  })
}

/** Those that a person is offered: the words of an incident follow those of its referral. */
export const offeredOf = (events: readonly StoredOf<MaracCaseEvent>[]): readonly Entry[] => entriesOf(events).filter(({ kind }) => kind !== 'incident-words')

/** What is true of the case without this entry, or without its words. `events` is its whole history. */
export function standingWithout(events: readonly StoredOf<MaracCaseEvent>[], { entry, kind }: Pick<Entry, 'entry' | 'kind'>): Standing {
  const left = isOfWords(kind) ? events : events.filter(({ revision }) => revision !== entry)
  // Hidden events are in it as their places, which no fold knows, so that revisions need not be those of the list.
  const state = left.reduce((so, event) => maracCase.evolve(so, event), fold(maracCase, []))
  const victimDied = Object.values(state.died).includes('victim')
  return {
    open: isCurrent(state.status),
    ...(state.riskDecision && { riskLevel: state.riskDecision.level }),
    ...(state.route && { route: state.route }),
    meetingRequests: state.meetingRequests.length,
    idvaWaiting: isCurrent(state.status) && !victimDied && !left.some(({ type }) => type === 'IdvaContactRecorded'),
    status: state.status,
    involved: [...new Set([state.agency, ...Object.keys(state.research), ...Object.values(state.joined)])],
    research: Object.entries(state.research).flatMap(([agency, { dueOn, returned }]) => (returned ? [] : [{ agency, dueOn }])),
    ...(state.heardIn !== undefined && { heardIn: state.heardIn }),
    toldAgain: kind === 'referral' && events.some(({ type, revision }) => type === 'ReferralCompleted' && revision > entry),
  }
}

/** Ids of the files that came with a message. */
export const filesWith = (events: readonly StoredOf<MaracCaseEvent>[], { kind, about }: Entry): readonly string[] =>
  kind === 'message' ? entriesOf(events).flatMap(({ event }) => (event.type === 'FileAdded' && event.data.message === about ? [event.data.fileId] : [])) : []

/** Whether a later entry told of the same person: it says what this one said, so it has to go first. */
export const toldOfSince = (events: readonly StoredOf<MaracCaseEvent>[], { entry, event }: Entry): boolean =>
  event.type === 'PersonDetailsChanged' && events.some(later => later.revision > entry && later.type === 'PersonDetailsChanged' && later.data.personId === event.data.personId)

/** The details of the person as they stood before the entry, to be put back for whatever has forgotten them. */
export function detailsBefore(events: readonly StoredOf<MaracCaseEvent>[], { entry, event }: Entry): PersonDetailsChanged['data'] | undefined {
  if (event.type !== 'PersonDetailsChanged') return undefined
  const { caseId, personId, role, fields } = event.data
  let lives: LivesIn | undefined
  let [details, safeContact]: [Sealed<PersonDetails> | undefined, Sealed<SafeContact> | undefined] = [undefined, undefined]
  for (const before of events.filter(({ revision }) => revision < entry))
    if (before.type === 'ReferralSubmitted') {
      const { victim, perpetrators, children, area, district } = before.data
      lives = livesIn(area, district)
      details = [victim, ...perpetrators, ...children].find(person => person.personId === personId)?.details
      safeContact = victim.personId === personId ? victim.safeContact : undefined
    } else if (before.type === 'PersonDetailsChanged' && before.data.personId === personId) {
      details = before.data.details
      safeContact = before.data.safeContact ?? safeContact
      lives = before.data.lives ?? lives
    } else if (before.type === 'ReferralCompleted') lives = livesIn(before.data.area, before.data.district)
  return details && { caseId, personId, role, fields, details, ...(safeContact && { safeContact }), ...(event.data.lives && lives && { lives }) }
}

const livesIn = (area: string, district: string | undefined): LivesIn => ({ area, ...(district !== undefined && { district }) })
