import { inLongDate, type Names } from '@lantern/web-kit'
import { meetingKindWords } from './meeting/meeting.words.js'
import type { MeetingRow } from './meetings/meetings.projection.js'

/** "East, Tuesday 26 January 2027 at 09:30", with what is unusual about it. */
export const meetingWords = ({ area, held_on: on, starts_at: startsAt, kind }: MeetingRow, names: Names): string => `${names.area(area)}, ${inLongDate(on)} at ${startsAt}${kind === 'monthly' ? '' : ` (${meetingKindWords[kind].toLowerCase()})`}`

/** Meetings that are to come as the choices of a field: those of the case's area first. */
export const meetingChoices = (toCome: readonly MeetingRow[], names: Names, area?: string): Readonly<Record<string, string>> =>
  Object.fromEntries(toCome.toSorted((a, b) => Number(b.area === area) - Number(a.area === area)).map(row => [row.id, meetingWords(row, names)]))
