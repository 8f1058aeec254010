import type { StreamType } from '@lantern/decision'
import type { MaracCaseEvent } from './marac-case.events.js'
import { maracCaseUpcasts } from './marac-case.upcasts.js'
import { evolve, initialState, type MaracCase } from './marac-case.state.js'

/** The case and which of its fields are personal, and whose. */
export const maracCase: StreamType<MaracCaseEvent, MaracCase, 'maracCase'> = {
  name: 'maracCase',
  initialState,
  evolve,
  upcasts: maracCaseUpcasts,
  personal: {
    ReferralSubmitted: {
      agencyReference: 'case',
      reason: 'case',
      'victim.details': 'person',
      'victim.safeContact': 'person',
      'perpetrators[].details': 'person',
      'perpetrators[].relationship': 'person',
      'children[].details': 'person',
      'children[].relation': 'person',
      'risk.toolVersion': 'case',
      'risk.items': 'case',
      'risk.judgement': 'case',
    },
    ReferralJoined: { incident: 'case' },
    IncidentAdded: { incident: 'case' },
    PersonDetailsChanged: { details: 'person', safeContact: 'person' },
    PersonDied: { known: 'case' },
    ReferralAccepted: {},
    ReferralNotAccepted: { reason: 'case' },
    VictimViewsRecorded: { wants: 'case', fears: 'case', safe: 'case', worker: 'case' },
    VictimViewsNotGathered: { reason: 'case' },
    ChildViewsRecorded: { wants: 'person', fears: 'person', safe: 'person', worker: 'case' },
    ChildViewsNotGathered: { reason: 'person' },
    IdvaContactRecorded: { note: 'case' },
    ResearchRequested: {},
    ResearchReturned: { shared: 'case', worksheet: 'agency' },
    RiskSummarised: { possibleHarm: 'case', indicators: 'case', protective: 'case' },
    RiskDecided: { rationale: 'case' },
    RiskDissented: { reason: 'case' },
    RiskOverridden: { rationale: 'case' },
    // Why somebody may not know of a case says as much of them as of the case.
    UserExcluded: { ground: 'case' },
    MeetingRequested: { reason: 'case' },
    MessageSent: { text: 'case' },
    QuestionAsked: { text: 'case' },
    QuestionAnswered: { text: 'case' },
    RouteChosen: { reason: 'case' },
    MeetingRequestAnswered: { reason: 'case' },
    CaseClosed: { reason: 'case' },
    OpenActionFlagged: {},
  },
}
