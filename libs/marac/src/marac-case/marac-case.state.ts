import { foldBy } from '@lantern/decision'
import { accessFolds, noAccess, type AccessState } from './access/access.state.js'
import { appealFolds, noAppeal, type AppealState } from './appeal/appeal.state.js'
import { closingFolds, notClosed, type ClosingState } from './closing/closing.state.js'
import { coordinatorFolds, nobodysCase, type CoordinatorState } from './coordinator/coordinator.state.js'
import type { MaracCaseEvent } from './marac-case.events.js'
import { inErrorFolds, nothingInError, type InErrorState } from './in-error/in-error.state.js'
import { joiningFolds, nothingJoined, type JoiningState } from './joining/joining.state.js'
import { filesFolds, noFiles, type FilesState } from './files/files.state.js'
import { linksFolds, noLinks, type LinksState } from './links/links.state.js'
import { hearingFolds, notHeard, type HearingState } from './hearing/hearing.state.js'
import { listingFolds, type ListingState } from './listing/listing.state.js'
import { meetingsFolds } from './meetings/meetings.state.js'
import { nobodyDied, peopleFolds, type PeopleState } from './people/people.state.js'
import { flagsFolds, noFlags, type FlagsState } from './flags/flags.state.js'
import { noPlan, planFolds, type PlanState } from './plan/plan.state.js'
import { noReferral, referralFolds, type ReferralState } from './referral/referral.state.js'
import { noResearch, researchFolds, type ResearchState } from './research/research.state.js'
import { riskFolds, type RiskState } from './risk/risk.state.js'
import { noRoute, routeFolds, type RouteState } from './route/route.state.js'
import { noTransfer, transferFolds, type TransferState } from './transfer/transfer.state.js'
import { notReturned, triageFolds, type TriageState } from './triage/triage.state.js'
import { voicesFolds } from './voices/voices.state.js'
import { noTalk, talkFolds, type TalkState } from './talk/talk.state.js'

export type Status = 'none' | 'referred' | 'returned' | 'open' | 'not-accepted' | 'joined' | 'transferred' | 'closed'

/** What rules and access need to know of a case, part by part; nothing personal. */
export interface MaracCase extends ReferralState, TriageState, CoordinatorState, AppealState, TransferState, PeopleState, JoiningState, ResearchState, RiskState, RouteState, ListingState, HearingState, TalkState, FilesState, LinksState, PlanState, AccessState, InErrorState, ClosingState, FlagsState {
  readonly status: Status
}

export const initialState: MaracCase = { status: 'none', ...noReferral, ...notReturned, ...nobodysCase, ...noAppeal, ...noTransfer, ...nobodyDied, ...nothingJoined, ...noResearch, ...noRoute, ...notHeard, ...noTalk, ...noFiles, ...noLinks, ...noPlan, ...noAccess, ...nothingInError, ...notClosed, ...noFlags }

export const evolve = foldBy<MaracCaseEvent, MaracCase>({ ...referralFolds, ...triageFolds, ...coordinatorFolds, ...appealFolds, ...transferFolds, ...peopleFolds, ...joiningFolds, ...voicesFolds, ...riskFolds, ...researchFolds, ...meetingsFolds, ...routeFolds, ...listingFolds, ...hearingFolds, ...planFolds, ...talkFolds, ...filesFolds, ...linksFolds, ...accessFolds, ...inErrorFolds, ...closingFolds, ...flagsFolds })
