import type { ActionEvent, DutyEvent } from '@lantern/actions'
import { londonDate } from '@lantern/clock'
import type { Tier } from '@lantern/rules'
import type { AccessRequestEvent } from '../access-request/access-request.events.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MeetingEvent } from '../meeting/meeting.events.js'
import type { ReminderEvent } from '../reminder/reminder.events.js'
import type { ProblemKind, WorkCheckEvent } from '../work-check/work-check.events.js'
import { toAgency, type Recipient, type Telling, type Tellings } from './telling.policy.js'

const toEach = (agencies: readonly string[], telling: Omit<Telling, 'to'>): readonly Telling[] => agencies.map(agency => ({ to: toAgency(agency), ...telling }))

/** What happens on a case, and who is told. */
export const caseTellings: Tellings<MaracCaseEvent> = {
  ReferralAccepted: ({ data: { caseId: ref } }) => [{ to: 'referrer', kind: 'referral-accepted', ref }],
  ReferralNotAccepted: ({ data: { caseId: ref } }) => [{ to: 'referrer', kind: 'referral-not-accepted', ref }],
  ReferralReturned: ({ data: { caseId: ref, completeBy: dueOn } }) => [{ to: 'referrer', kind: 'referral-returned', ref, dueOn }],
  ResearchRequested: ({ data: { caseId: ref, agencies, dueOn } }) => toEach(agencies, { kind: 'research-requested', ref, dueOn }),
  ResearchCalledOff: ({ data: { caseId: ref, agency } }) => toEach([agency], { kind: 'research-called-off', ref }),
  ResearchReturned: ({ data: { caseId: ref } }) => [{ to: 'hub', kind: 'research-returned', ref }],
  QuestionAsked: ({ data: { caseId: ref, agency, questionId: about, answerBy: dueOn } }) => toEach([agency], { kind: 'question-asked', ref, about, dueOn }),
  QuestionAnswered: ({ data: { caseId: ref, questionId: about } }) => [{ to: 'asker', kind: 'question-answered', ref, about }],
  MeetingRequested: ({ data: { caseId: ref } }) => [{ to: 'hub', kind: 'meeting-asked', ref }],
  MeetingRequestAnswered: ({ data: { caseId: ref } }) => [{ to: 'involved', kind: 'meeting-answered', ref }],
  CoordinatorChanged: ({ data: { caseId: ref, coordinator } }) => [{ to: `user:${coordinator}`, kind: 'case-given', ref }],
  CaseTransferred: ({ data: { caseId: ref } }) => [{ to: 'involved', kind: 'case-transferred', ref }],
  FlagsSet: ({ data: { caseId: ref, agencies, until: dueOn } }) => toEach(agencies, { kind: 'flag-set', ref, dueOn }),
  FlagsRestarted: ({ data: { caseId: ref, agencies, until: dueOn } }) => toEach(agencies, { kind: 'flag-restarted', ref, dueOn }),
  FlagsShortened: ({ data: { caseId: ref, agencies, until: dueOn } }) => toEach(agencies, { kind: 'flag-restarted', ref, dueOn }),
  FlagsEnded: ({ data: { caseId: ref, agencies } }) => toEach(agencies, { kind: 'flag-ended', ref }),
  AccessGranted: ({ data: { caseId: ref, user, until: dueOn } }) => [{ to: `user:${user}`, kind: 'access-granted', ref, dueOn }],
}

export const accessRequestTellings: Tellings<AccessRequestEvent> = {
  AccessRequested: ({ data: { caseId: ref, requestId: about } }) => (['supervisor', 'marac-manager'] as const).map(role => ({ to: `role:${role}`, kind: 'access-asked', ref, about })),
}

/** Whom a step of the ladder asks besides the agency itself, which always knows; a step within the agency asks nobody else. */
const askedBy: Readonly<Partial<Record<Tier, Recipient>>> = {
  coordinator: 'hub',
  'marac-manager': 'role:marac-manager',
  'tactical-group': 'role:tactical-member',
  'executive-group': 'role:executive-member',
}

/** What happens to an action. Who does something is not told of it; who gains or loses it always is. */
export const actionTellings: Tellings<ActionEvent> = {
  ActionAgreed: ({ data: { actionId: about, belongsTo: ref, agency, dueOn } }) => toEach([agency], { kind: 'action-given', ref, about, dueOn }),
  ActionDeclined: ({ data }) => [{ to: 'hub', kind: 'action-declined', ...of(data) }],
  ActionExtended: ({ data, by }) => [{ to: by.agency === 'hub' ? 'holder' : 'hub', kind: 'action-extended', ...of(data), dueOn: data.dueOn }],
  ActionClaimedDone: ({ data }) => [{ to: 'hub', kind: 'action-claimed-done', ...of(data) }],
  ActionReturned: ({ data }) => [{ to: 'holder', kind: 'action-returned', ...of(data) }],
  ActionVerified: ({ data }) => [{ to: 'holder', kind: 'action-verified', ...of(data) }],
  ActionNotDone: ({ data }) => toEach([data.agency], { kind: 'action-not-done', ...of(data) }),
  ActionNotPossible: ({ data, by }) => [{ to: by.agency === 'hub' ? 'holder' : 'hub', kind: 'action-not-possible', ...of(data) }],
  ActionReassigned: ({ data }) => [...toEach([data.from], { kind: 'action-lost', ...of(data) }), ...toEach([data.agency], { kind: 'action-gained', ...of(data) })],
  ActionEscalated: ({ data }) => {
    return escalated(data, { kind: 'action-escalated', ...of(data) }, 'escalated-to-you')
  },
}

/** The action's reference begins with that of what it belongs to. */
const of = ({ actionId }: { readonly actionId: string }) => ({ ref: actionId.slice(0, actionId.lastIndexOf('-')), about: actionId })

/** What is owed and is no action: it tells of itself as an action does. Where it is on no case, no coordinator has it, and all of them are told. */
export const dutyTellings: Tellings<DutyEvent> = {
  DutyEscalated: ({ data, recordedAt }) => {
    const of = { ref: data.about, about: data.dutyId }
    // Of minutes nobody is reminded otherwise. What a tick missed on its day is told by the next step.
    if (data.kind === 'minutes' && data.tier === 'owner') return londonDate(recordedAt) === data.stepDueOn ? [{ to: 'role:coordinator', kind: 'minutes-due', ref: data.about, dueOn: data.dueOn, step: '0' }] : []
    return ofAllCoordinators(data.kind, escalated(data, { kind: `${data.kind}-escalated`, ...of }, `${data.kind}-escalated-to-you`))
  },
  DutyGivenTime: ({ data }) => ofAllCoordinators(data.kind, toEach([data.agency], { kind: `${data.kind}-given-time`, ref: data.about, about: data.dutyId, dueOn: data.dueOn })),
}

const ofAllCoordinators = (kind: string, told: readonly Telling[]): readonly Telling[] =>
  kind === 'research' ? told : told.map(telling => (telling.to === 'hub' ? { ...telling, to: 'role:coordinator' as const } : telling))

/** A step tells the agency, and whoever else it asks. Whoever has it is reminded of the day itself. */
function escalated({ tier, agency, dueOn }: { readonly tier: Tier; readonly agency: string; readonly dueOn: string }, telling: Omit<Telling, 'to'>, toOthers: Telling['kind']): readonly Telling[] {
  if (tier === 'owner') return []
  const others = askedBy[tier]
  const step = { ...telling, dueOn, step: tier }
  return [...toEach([agency], step), ...(others === undefined || (others === 'hub' && agency === 'hub') ? [] : [{ ...step, to: others, kind: toOthers }])]
}

const reminders = { action: 'action-due', research: 'research-due', question: 'question-due', triage: 'triage-due' } as const

export const reminderTellings: Tellings<ReminderEvent> = {
  // Several of one kind that one agency is reminded of at once are several notices: `about` tells them apart.
  RemindersGiven: ({ data: { caseId: ref, reminders: given } }) =>
    given.flatMap(({ of: kind, about, agency, dueOn, workingDays }) => toEach([agency], { kind: reminders[kind], ref, dueOn, step: String(workingDays), ...(about !== ref && { about }) })),
}

/** Who puts right what the check of the work found. */
const rights: Readonly<Record<ProblemKind, readonly Recipient[]>> = {
  'no-next-date': ['hub'],
  'no-coordinator': ['role:supervisor', 'role:marac-manager'],
  'waits-with-nobody': ['hub'],
  'agenda-differs': ['whole-hub'],
  'meetings-overlap': ['whole-hub'],
  'appeal-unanswered': ['role:supervisor', 'role:marac-manager'],
  'meeting-request-unanswered': ['whole-hub'],
  'access-request-unanswered': ['role:supervisor', 'role:marac-manager'],
}

export const workCheckTellings: Tellings<WorkCheckEvent> = {
  // Found together: `about` tells one from the other.
  ProblemsFound: ({ data: { problems } }) => problems.flatMap(({ kind, ref, about }) => rights[kind].map(to => ({ to, kind, ref, about: about === undefined ? ref : `${ref}/${about}` }))),
}

export const meetingTellings: Tellings<MeetingEvent> = {
  InvitedPeopleTold: ({ data: { meetingId: ref, because, kind, on: dueOn, version, to, noLonger = [] } }) => {
    const urgent = kind === 'urgent' ? ('urgent-' as const) : ('' as const)
    return [...to.map(each => ({ to: each, kind: `${urgent}meeting-${because}` as const, ref, dueOn, step: String(version) })), ...noLonger.map(each => ({ to: each, kind: `${urgent}meeting-not-asked` as const, ref, dueOn }))]
  },
  ListedCasesTold: ({ data: { meetingId: ref, kind, on: dueOn, version, to } }) => to.map(each => ({ to: each, kind: kind === 'urgent' ? ('urgent-meeting-listed' as const) : ('meeting-listed' as const), ref, dueOn, step: String(version) })),
  MinutesTold: ({ data: { meetingId: ref, version, on: dueOn, to } }) => to.map(each => ({ to: each, kind: version === 1 ? 'minutes-issued' : 'minutes-corrected', ref, dueOn, step: String(version) })),
}
