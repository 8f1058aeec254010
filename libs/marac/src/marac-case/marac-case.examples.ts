import { sealed } from '@lantern/testing/sealed'
import type {
  CaseClosed,
  ChildViewsNotGathered,
  ChildViewsRecorded,
  IdvaContactRecorded,
  MaracCaseEvent,
  OpenActionFlagged,
  IncidentAdded,
  PersonDetailsChanged,
  PersonDied,
  ReferralAccepted,
  ReferralCompleted,
  ReferralJoined,
  ReferralNotAccepted,
  ReferralSubmitted,
  ResearchAddedTo,
  ResearchLeft,
  ResearchCalledOff,
  ResearchRequested,
  ResearchReturned,
  ResearchTaken,
  ResearchWithdrawn,
  MeetingRequestAnswered,
  MeetingRequested,
  RouteChosen,
  RiskDecided,
  RiskDissented,
  RiskOverridden,
  RiskSummarised,
  UserExcluded,
  VictimViewsNotGathered,
  VictimViewsRecorded,
} from './marac-case.events.js'

import { referralCompletedWith, referralReturned } from './triage/triage.examples.js'

export * from './links/links.examples.js'
export * from './files/files.examples.js'
import { flagsSet } from './flags/flags.examples.js'
import { childConsidered } from './plan/plan.examples.js'

export * from './flags/flags.examples.js'
export * from './plan/plan.examples.js'
export * from './in-error/in-error.examples.js'
export * from './coordinator/coordinator.examples.js'
export * from './listing/listing.examples.js'
export * from './hearing/hearing.examples.js'
export * from './talk/talk.examples.js'

export * from './access/access.examples.js'
export { appealAnswered, referralAppealed } from './appeal/appeal.examples.js'
export { caseTransferred, transferAcknowledged, transferInAcknowledged, transferReceived, transferRefused } from './transfer/transfer.examples.js'
export { referralReturned } from './triage/triage.examples.js'

/** Named events and histories for specs. The people are invented. */
const caseId = 'MC-4T7Q9-XWC2D'

export const referralSubmitted = (data: Partial<ReferralSubmitted['data']> = {}): ReferralSubmitted => ({
  type: 'ReferralSubmitted',
  data: {
    caseId,
    area: 'east',
    agency: 'kent-police',
    source: 'form',
    criteria: ['visible-high-risk'],
    reason: sealed('Strangled last night; afraid that he will come back', `case-${caseId}`),
    victim: {
      personId: 'p1',
      details: sealed({ name: 'Zara Testcase', dateOfBirth: '1991-02-03', address: '1 Nowhere Lane' }, 'person-p1'),
      safeContact: sealed({ telephone: '01632 960001', safeToCall: true, when: 'weekdays before noon' }, 'person-p1'),
    },
    perpetrators: [{ personId: 'p2', details: sealed({ name: 'Quentin Sample' }, 'person-p2'), relationship: sealed('former husband', 'person-p2') }],
    children: [{ personId: 'p3', details: sealed({ name: 'Bo Testcase', dateOfBirth: '2019-05-06' }, 'person-p3') }],
    risk: {
      tool: 'dash',
      toolVersion: sealed('2009', `case-${caseId}`),
      score: 16,
      maxScore: 24,
      items: sealed(['strangulation'], `case-${caseId}`),
      judgement: sealed('High, and rising', `case-${caseId}`),
    },
    triageDueOn: '2027-01-12',
    ...data,
  },
})
export const referralAccepted = (data: Partial<ReferralAccepted['data']> = {}): ReferralAccepted => ({ type: 'ReferralAccepted', data: { caseId, coordinator: 'coordinator-1', ...data } })
export const referralNotAccepted = (data: Partial<ReferralNotAccepted['data']> = {}): ReferralNotAccepted => ({
  type: 'ReferralNotAccepted',
  data: { caseId, because: 'outside-the-area', reason: sealed('She lives in another county', `case-${caseId}`), ...data },
})
export const victimViewsRecorded = (data: Partial<VictimViewsRecorded['data']> = {}): VictimViewsRecorded => ({
  type: 'VictimViewsRecorded',
  data: { caseId, gatheredBy: 'idva', gatheredOn: '2027-01-11', worker: sealed('Ivy Sample, IDVA', `case-${caseId}`), wants: sealed('To stay in her home', `case-${caseId}`), fears: sealed('That he comes to the school', `case-${caseId}`), ...data },
})
export const childViewsRecorded = (data: Partial<ChildViewsRecorded['data']> = {}): ChildViewsRecorded => ({
  type: 'ChildViewsRecorded',
  data: { caseId, child: 'p3', gatheredBy: 'kent-police', gatheredOn: '2027-01-11', worker: sealed('Sam Example, officer', `case-${caseId}`), safe: sealed('Grandmother', 'person-p3'), ...data },
})
export const childViewsNotGathered = (data: Partial<ChildViewsNotGathered['data']> = {}): ChildViewsNotGathered => ({
  type: 'ChildViewsNotGathered',
  data: { caseId, child: 'p3', because: 'not-safe-to-ask', reason: sealed('He was in the room', 'person-p3'), ...data },
})
export const victimViewsNotGathered = (data: Partial<VictimViewsNotGathered['data']> = {}): VictimViewsNotGathered => ({
  type: 'VictimViewsNotGathered',
  data: { caseId, because: 'not-reached', reason: sealed('Telephone off', `case-${caseId}`), ...data },
})
export const idvaContactRecorded = (data: Partial<IdvaContactRecorded['data']> = {}): IdvaContactRecorded => ({
  type: 'IdvaContactRecorded',
  data: { caseId, contactedOn: '2027-01-11', outcome: 'accepted', note: sealed('Prefers texts at work', `case-${caseId}`), ...data },
})
export const riskSummarised = (data: Partial<RiskSummarised['data']> = {}): RiskSummarised => ({
  type: 'RiskSummarised',
  data: { caseId, possibleHarm: sealed('Strangled again', `case-${caseId}`), indicators: sealed('Separation', `case-${caseId}`), protective: sealed('Her sister', `case-${caseId}`), ...data },
})
export const riskDecided = (data: Partial<RiskDecided['data']> = {}): RiskDecided => ({
  type: 'RiskDecided',
  data: { caseId, decisionId: 'd1', level: 'high', rationale: sealed('Strangulation and separation', `case-${caseId}`), ...data },
})
export const riskDissented = (data: Partial<RiskDissented['data']> = {}): RiskDissented => ({
  type: 'RiskDissented',
  data: { caseId, decisionId: 'd1', agency: 'canterbury-housing', reason: sealed('He has left the county', `case-${caseId}`), ...data },
})
export const riskOverridden = (data: Partial<RiskOverridden['data']> = {}): RiskOverridden => ({
  type: 'RiskOverridden',
  data: { caseId, decisionId: 'd2', overrides: 'd1', level: 'medium', rationale: sealed('He is in custody', `case-${caseId}`), ...data },
})
export const routeChosen = (data: Partial<RouteChosen['data']> = {}): RouteChosen => ({
  type: 'RouteChosen',
  data: { caseId, route: 'hub-managed', reason: sealed('Two agencies, one clear plan', `case-${caseId}`), ...data },
})
export const meetingRequested = (data: Partial<MeetingRequested['data']> = {}): MeetingRequested => ({
  type: 'MeetingRequested',
  data: { caseId, requestId: 'r1', reason: sealed('The children saw it', `case-${caseId}`), ...data },
})
export const meetingRequestAnswered = (data: Partial<MeetingRequestAnswered['data']> = {}): MeetingRequestAnswered => ({
  type: 'MeetingRequestAnswered',
  data: { caseId, requestId: 'r1', route: 'hub-managed', reason: sealed('He was remanded today', `case-${caseId}`), ...data },
})
export const researchRequested = (data: Partial<ResearchRequested['data']> = {}): ResearchRequested => ({
  type: 'ResearchRequested',
  data: { caseId, agencies: ['canterbury-housing', 'probation'], dueOn: '2027-01-18', ...data },
})
/** What an agency confirms when it shares. */
export const publicTask = { id: 'public-task', regime: 'uk-gdpr' } as const
export const researchCalledOff = (data: Partial<ResearchCalledOff['data']> = {}): ResearchCalledOff => ({
  type: 'ResearchCalledOff',
  data: { caseId, agency: 'probation', onCase: false, reason: sealed('It has left the partnership', `case-${caseId}`), ...data },
})
export const researchReturned = (data: Partial<ResearchReturned['data']> = {}): ResearchReturned => ({
  type: 'ResearchReturned',
  data: {
    caseId,
    agency: 'canterbury-housing',
    known: true,
    shared: sealed('Joint tenancy since 2024', `case-${caseId}`),
    basis: publicTask,
    worksheet: sealed('Arrears note 17', `agency-canterbury-housing-case-${caseId}`),
    ...data,
  },
})
export const researchAddedTo = (data: Partial<ResearchAddedTo['data']> = {}): ResearchAddedTo => ({
  type: 'ResearchAddedTo',
  data: { caseId, agency: 'canterbury-housing', entryId: 'a1', shared: sealed('Notice served in March', `case-${caseId}`), basis: publicTask, ...data },
})
export const researchWithdrawn = (data: Partial<ResearchWithdrawn['data']> = {}): ResearchWithdrawn => ({
  type: 'ResearchWithdrawn',
  data: { caseId, agency: 'canterbury-housing', entryId: 'return', reason: sealed('Of another household', `case-${caseId}`), ...data },
})
export const researchTaken = (data: Partial<ResearchTaken['data']> = {}): ResearchTaken => ({
  type: 'ResearchTaken',
  data: { caseId, agency: 'canterbury-housing', user: 'officer-1', ...data },
})
export const researchLeft = (): ResearchLeft => ({ type: 'ResearchLeft', data: { caseId, agency: 'canterbury-housing' } })
export const userExcluded = (data: Partial<UserExcluded['data']> = {}): UserExcluded => ({
  type: 'UserExcluded',
  data: { caseId, user: 'officer-9', ground: sealed('relative', `case-${caseId}`), ...data },
})
export const caseClosed = (data: Partial<CaseClosed['data']> = {}): CaseClosed => ({
  type: 'CaseClosed',
  data: { caseId, outcome: 'plan-complete', reason: sealed('Every action is done', `case-${caseId}`), unanswered: ['probation'], ...data },
})
export const openActionFlagged = (action = `${caseId}-7KQX`): OpenActionFlagged => ({ type: 'OpenActionFlagged', data: { caseId, action } })

export const referralJoined = (data: Partial<ReferralJoined['data']> = {}): ReferralJoined => ({
  type: 'ReferralJoined',
  data: { caseId, joins: 'MC-9ZZZZ-11111', incident: sealed('Waited outside her work', 'case-MC-9ZZZZ-11111'), ...data },
})
export const incidentAdded = (data: Partial<IncidentAdded['data']> = {}): IncidentAdded => ({
  type: 'IncidentAdded',
  data: { caseId, referral: 'MC-8YYYY-22222', agency: 'school', referredOn: '2027-01-13', incident: sealed('Waited outside her work', `case-${caseId}`), ...data },
})
export const personDetailsChanged = (data: Partial<PersonDetailsChanged['data']> = {}): PersonDetailsChanged => ({
  type: 'PersonDetailsChanged',
  data: {
    caseId,
    personId: 'p1',
    role: 'victim',
    fields: ['address'],
    details: sealed(
      { name: 'Zara Testcase', dateOfBirth: '1991-02-03', address: '2 Somewhere Street', addressFrom: '2027-01-09', earlierAddresses: [{ address: '1 Nowhere Lane', to: '2027-01-09' }] },
      'person-p1',
    ),
    ...data,
  },
})
export const personDied = (data: Partial<PersonDied['data']> = {}): PersonDied => ({ type: 'PersonDied', data: { caseId, personId: 'p2', role: 'perpetrator', ...data } })

export const referred: readonly MaracCaseEvent[] = [referralSubmitted()]
export const { agency: _agency, source: _source, triageDueOn: _due, ...referralTold } = referralSubmitted().data
export const referralCompleted = (data: Partial<ReferralCompleted['data']> = {}): ReferralCompleted => referralCompletedWith(referralTold, data)
export const returned: readonly MaracCaseEvent[] = [...referred, referralReturned()]
export const notAccepted: readonly MaracCaseEvent[] = [...referred, referralNotAccepted()]
export const joined: readonly MaracCaseEvent[] = [...referred, referralJoined()]
export const open: readonly MaracCaseEvent[] = [...referred, referralAccepted()]
export const researching: readonly MaracCaseEvent[] = [...open, researchRequested()]
export const researched: readonly MaracCaseEvent[] = [...researching, researchReturned()]
export const considered: readonly MaracCaseEvent[] = [...researched, childConsidered()]
export const closed: readonly MaracCaseEvent[] = [...considered, caseClosed()]
export const flagged: readonly MaracCaseEvent[] = [...closed, flagsSet()]
