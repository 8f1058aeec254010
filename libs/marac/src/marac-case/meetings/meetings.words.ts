import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { MeetingsEvent } from './meetings.events.js'

export const meetingsSentences: Sentences<MeetingsEvent> = {
  MeetingRequested: (event, open, names) => `${names.agency(event.by.agency)} asked for a meeting${said(open(event.data.reason))}`,
}
