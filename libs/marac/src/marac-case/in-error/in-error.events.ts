import type { CalendarDate, DomainEvent, Instant, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'
import type { MeetingRef } from '../../meeting/meeting.refs.js'
import type { Status } from '../marac-case.state.js'
import type { RiskLevel } from '../risk/risk.events.js'
import type { Route } from '../route/route.events.js'

/**
 * Words that can be recorded in error: what was done with them stands, since a decision is not undone by hiding why, and a referral stays in every total. Of a
 * referral it is what it told of what happened and of those concerned; who is on the case is corrected as details of a person. `incident-words` follow those of a
 * joined referral.
 */
export const wordKinds = [
  'referral',
  'return',
  'refusal',
  'appeal',
  'appeal-answer',
  'transfer',
  'transfer-refusal',
  'transfer-in',
  'closing',
  'coordinator',
  'research-called-off',
  'research-withdrawal',
  'question-withdrawn',
  'hearing',
  'incident-words',
] as const
export type WordKind = (typeof wordKinds)[number]
/** Whether words alone are hidden, and not what was done with them. */
export const isOfWords = (kind: EntryKind): kind is WordKind => (wordKinds as readonly string[]).includes(kind)

/** What can be recorded in error. Who may know of the case is lifted instead. */
export const entryKinds = [
  ...wordKinds,
  'message',
  'question',
  'answer',
  'research-return',
  'research-addition',
  'victim-views',
  'child-views',
  'idva-contact',
  'risk-summary',
  'risk-decision',
  'dissent',
  'route',
  'meeting-request',
  'meeting-answer',
  'person-details',
  'child-considered',
  'file',
  'death',
  'link',
  'link-end',
  'teller',
  'victim-told',
  'incident',
  'joining',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** What stands without the entry: for views, which have forgotten what came before it. */
export interface Standing {
  /** Whether the case waits for what is asked on it. */
  readonly open: boolean
  readonly riskLevel?: RiskLevel
  readonly route?: Route
  /** Without an answer. */
  readonly meetingRequests: number
  /** Whether the IDVA service still has to try to reach the victim. */
  readonly idvaWaiting: boolean
  /** From version 2 on: a referral that was joined by mistake is what it was before. */
  readonly status?: Status
  /** From version 2 on: the agencies that referred, were asked, or came with an incident. */
  readonly involved?: readonly string[]
  /** From version 2 on: when research is due that has not come. */
  readonly research?: readonly { readonly agency: string; readonly dueOn: CalendarDate }[]
  /** From version 3 on: whether what a referral told is in error and was told again since, so that views have that. */
  readonly toldAgain?: boolean
  /** From version 4 on: the meeting that heard it, since one was chosen for it. */
  readonly heardIn?: MeetingRef
}

/**
 * Something that was entered on this case and does not belong there: from now on nobody reads what it said, at past moments neither, and only its
 * place is left; of words alone (`wordKinds`) what was done with them is left too. `entry` is its revision in the stream. `about` is the id by which views know it: of the message, the question, the request, the file, the
 * agency, the person, the link or the other case. Where it belongs is sealed: that other case is nobody's to know of by this one.
 */
export type EntryRecordedInError = DomainEvent<
  'EntryRecordedInError',
  {
    caseId: CaseRef
    entry: number
    kind: EntryKind
    about?: string
    enteredAt: Instant
    enteredBy: { readonly user: string; readonly agency: string }
    reason: Sealed<string>
    belongsOn?: Sealed<string>
    stands: Standing
  }
>

/** Who can be told of a breach. */
export const toldOfBreach = ['data-protection-officer', 'information-commissioner', 'people-concerned', 'agencies-on-the-case', 'nobody'] as const
export type ToldOfBreach = (typeof toldOfBreach)[number]
/**
 * Somebody who answers for it looked at who had read the entry, and said whether that was a breach. A later one takes the place of an earlier. Of an entry of an action
 * `action` is its reference, and `entry` the revision at which that recorded it in error.
 */
export type EntryInErrorAssessed = DomainEvent<'EntryInErrorAssessed', { caseId: CaseRef; entry: number; action?: string; breach: boolean; told: readonly ToldOfBreach[]; reason: Sealed<string> }>

export type InErrorEvent =
  | EntryRecordedInError
  | EntryInErrorAssessed
