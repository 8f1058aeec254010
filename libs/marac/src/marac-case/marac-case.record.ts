import { foldBy, type CalendarDate, type Instant, type Open } from '@lantern/decision'
import { isHidden, type StoredOf } from '@lantern/event-store'
import { recordedAccess } from './access/access.record.js'
import { recordedAppeal, type RecordedAppeal } from './appeal/appeal.record.js'
import { recordedClosing, type RecordedClosing } from './closing/closing.record.js'
import { recordedCoordinator, type RecordedCoordination } from './coordinator/coordinator.record.js'
import type { CaseRef, MaracCaseEvent } from './marac-case.events.js'
import type { Status } from './marac-case.state.js'
import { recordedInError, withHidden, type RecordedInErrors } from './in-error/in-error.record.js'
import { noIncidents, recordedJoining, type RecordedJoining } from './joining/joining.record.js'
import { recordedFiles, type RecordedFiles } from './files/files.record.js'
import { noRecordedLinks, recordedLinks, type RecordedLinks } from './links/links.record.js'
import { recordedHearing, type RecordedHearings } from './hearing/hearing.record.js'
import { recordedListing, type RecordedListings } from './listing/listing.record.js'
import { recordedMeetings, type RecordedMeetings } from './meetings/meetings.record.js'
import { noDeaths, recordedPeople, type RecordedPeople } from './people/people.record.js'
import { recordedFlags, type RecordedFlags } from './flags/flags.record.js'
import { noRecordedPlan, recordedPlan, type RecordedPlan } from './plan/plan.record.js'
import { recordedReferral, referralOf, type RecordedReferral } from './referral/referral.record.js'
import { recordedResearch, type RecordedResearchOf } from './research/research.record.js'
import { noRisk, recordedRisk, type RecordedRisk } from './risk/risk.record.js'
import { recordedRoutes, type RecordedRoutes } from './route/route.record.js'
import { noTransfers, recordedTransfer, type RecordedTransfers } from './transfer/transfer.record.js'
import { neverReturned, recordedTriage, type RecordedTriage } from './triage/triage.record.js'
import { noVoices, recordedVoices, type RecordedVoices } from './voices/voices.record.js'
import { recordedTalk, type RecordedTalk } from './talk/talk.record.js'

/** A case, whole, part by part, as its events say: what a page shows, the API answers and the command line prints. */
export interface CaseRecord extends RecordedReferral, RecordedTriage, RecordedCoordination, RecordedAppeal, RecordedTransfers, RecordedPeople, RecordedJoining, RecordedVoices, RecordedRisk, RecordedRoutes, RecordedResearchOf, RecordedMeetings, RecordedListings, RecordedHearings, RecordedPlan, RecordedTalk, RecordedFiles, RecordedLinks, RecordedInErrors, RecordedClosing, RecordedFlags {
  readonly ref: CaseRef
  readonly status: Exclude<Status, 'none'>
  readonly changedAt: Instant
  readonly revision: number
}

/** What a part tells of each of its events: the record so far, the event, what opens sealed fields, and today, which says what is late. */
export type Recorded<E extends MaracCaseEvent> = {
  readonly [T in E['type']]: (so: CaseRecord, event: StoredOf<Extract<E, { type: T }>>, open: Open, today: CalendarDate) => CaseRecord
}

const after = foldBy<StoredOf<MaracCaseEvent>, CaseRecord, [open: Open, today: CalendarDate]>({
  ...recordedReferral,
  ...recordedTriage,
  ...recordedCoordinator,
  ...recordedAppeal,
  ...recordedTransfer,
  ...recordedPeople,
  ...recordedJoining,
  ...recordedVoices,
  ...recordedRisk,
  ...recordedResearch,
  ...recordedMeetings,
  ...recordedListing,
  ...recordedHearing,
  ...recordedPlan,
  ...recordedTalk,
  ...recordedRoutes,
  ...recordedFiles,
  ...recordedLinks,
  ...recordedAccess,
  ...recordedInError,
  ...recordedClosing,
  ...recordedFlags,
})

/** The case as these events make it; undefined before the first. `today` says what is late. */
export function recordOf(ref: CaseRef, events: readonly StoredOf<MaracCaseEvent>[], open: Open, today: CalendarDate): CaseRecord | undefined {
  return events.reduce<CaseRecord | undefined>((so, event) => {
    const next = event.type === 'ReferralSubmitted' ? { ...newRecord, ...referralOf(event, open), ref } : so && (isHidden(event) ? withHidden(so, event) : after(so, event, open, today))
    return next && { ...next, changedAt: event.recordedAt, revision: event.revision }
  }, undefined)
}

const newRecord = { status: 'referred' as const, ...neverReturned, ...noTransfers, ...noDeaths, ...noIncidents, ...noVoices, ...noRisk, ...noRecordedPlan, ...noRecordedLinks, research: [], asked: [], routes: [], hearings: [], messages: [], files: [], hidden: [], flaggedActions: [] }
