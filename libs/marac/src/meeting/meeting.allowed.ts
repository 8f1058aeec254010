import type { Meeting } from './meeting.state.js'

const table = {
  none: ['schedule-meeting'],
  scheduled: ['issue-agenda', 'tell-of-listed', 'open-meeting', 'record-attendance', 'record-visitor', 'move-agenda-item', 'add-other-business', 'change-other-business', 'move-meeting', 'cancel-meeting'],
  open: ['record-attendance', 'record-visitor', 'sign-confidentiality', 'move-agenda-item', 'add-other-business', 'change-other-business', 'close-meeting'],
  // What was written down wrongly can be put right.
  closed: ['record-attendance', 'record-visitor', 'issue-minutes', 'correct-minutes'],
  cancelled: [],
} as const satisfies Record<Meeting['status'], readonly string[]>

export type MeetingCommand = (typeof table)[Meeting['status']][number]

/** What may follow: the rules ask it, and so do the buttons. */
export const allowedBy: Readonly<Record<Meeting['status'], readonly MeetingCommand[]>> = table
