import { agencyFlagsProjection } from './flags/agency-flags.projection.js'
import { appealsProjection } from './appeals/appeals.projection.js'
import { caseListProjection } from './case-list/case-list.projection.js'
import { joinedReferralsProjection } from './joined-referrals/joined-referrals.projection.js'
import { entriesInErrorProjection } from './entries-in-error/entries-in-error.projection.js'
import { accessRequestsProjection } from './access-requests/access-requests.projection.js'
import { caseGrantsProjection } from './case-grants/case-grants.projection.js'
import { pairsProjection } from './pairs/pairs.projection.js'
import { peopleProjection } from './people/people.projection.js'
import { peopleWordsProjection } from './people-words/people-words.projection.js'
import { caseReadersProjection } from './case-readers/case-readers.projection.js'
import { messageReadsProjection } from './case-reading/message-reads.projection.js'
import { caseTalkProjection } from './case-talk/case-talk.projection.js'
import { meetingRequestsProjection } from './meeting-requests/meeting-requests.projection.js'
import { hearingsProjection } from './meeting-agenda/hearings.projection.js'
import { attendancesProjection } from './meeting-attendance/attendances.projection.js'
import { meetingsProjection } from './meetings/meetings.projection.js'
import { problemsProjection } from './problems/problems.projection.js'
import { researchRequestsProjection } from './research-requests/research-requests.projection.js'
import { transfersProjection } from './transfers/transfers.projection.js'
import { samePeopleProjection } from './same-people/same-people.projection.js'
import { lettersProjection } from './letters/letters.projection.js'
import { noticesProjection } from './notices/notices.projection.js'
import { noticeReadsProjection } from './notice-reading/notice-reads.projection.js'

/** Every view of this context. */
export const maracProjections = [
  caseListProjection,
  appealsProjection,
  transfersProjection,
  researchRequestsProjection,
  agencyFlagsProjection,
  meetingRequestsProjection,
  meetingsProjection,
  attendancesProjection,
  problemsProjection,
  hearingsProjection,
  pairsProjection,
  peopleProjection,
  peopleWordsProjection,
  samePeopleProjection,
  joinedReferralsProjection,
  caseTalkProjection,
  messageReadsProjection,
  caseReadersProjection,
  entriesInErrorProjection,
  caseGrantsProjection,
  accessRequestsProjection,
  noticesProjection,
  noticeReadsProjection,
  lettersProjection,
] as const
