import type { StreamType } from '@lantern/decision'
import type { MaracCaseEvent } from './marac-case.events.js'

/** What may be missing in an older version: it stays as it was. */
const asItWas = (data: Record<string, unknown>): Record<string, unknown> => data

export const maracCaseUpcasts: NonNullable<StreamType<MaracCaseEvent>['upcasts']> = {
  // Version 2 tells of consent, wishes, needs, diversity and who is feared, where the form asked; version 3 of the district.
  ReferralSubmitted: [asItWas, asItWas],
  // Version 2 may say in which district the victim lives.
  ReferralCompleted: [asItWas],
  // Version 2 may say in which area and district the victim lives now.
  PersonDetailsChanged: [asItWas],
  // Version 2 says of which referral it is a repeat, version 3 who of the Hub has the case.
  ReferralAccepted: [asItWas, asItWas],
  // Version 2 says that it was asked for as urgent, and because of which meeting it is due sooner.
  ResearchRequested: [asItWas],
  // Version 2 says because of which meeting research is due sooner.
  IncidentAdded: [asItWas],
  // Version 2 keeps facts apart from opinion, and says what was searched, on what ground it is shared, and that something is withheld.
  ResearchReturned: [asItWas],
  // Version 2 says what stands where a joined referral, or its incident, was in error; version 3 whether a referral was told again; version 4 which meeting heard it.
  EntryRecordedInError: [asItWas, asItWas, asItWas],
  // Version 2 may be about an action.
  EntryInErrorAssessed: [asItWas],
  // Version 2 says what becomes of the actions that are still to be done.
  CaseTransferred: [asItWas],
  TransferAcknowledged: [asItWas],
}
