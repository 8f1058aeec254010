import { formatDate } from '@lantern/clock'
import type { Open } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type { Names } from '@lantern/web-kit'
import type { AgendaPart, AttendanceKind, MeetingEvent, MeetingKind, VisitorKind, VisitorSignature } from './meeting.events.js'

export const meetingKindWords: Readonly<Record<MeetingKind, string>> = { monthly: 'Monthly', urgent: 'Urgent' }
export const attendanceWords: Readonly<Record<AttendanceKind, string>> = { present: 'Present', deputy: 'Deputy', apologies: 'Apologies', 'information-sent': 'Information sent instead', observer: 'Observer' }
export const visitorKindWords: Readonly<Record<VisitorKind, string>> = { deputy: 'Deputy', observer: 'Observer', 'not-there': 'Was not there: take them off' }
export const visitorSignatureWords: Readonly<Record<VisitorSignature, string>> = { 'on-paper': 'Signed on paper', aloud: 'Said aloud that they keep it', no: 'Not signed' }
export const agendaPartWords: Readonly<Record<AgendaPart, string>> = { children: 'Cases with children', adults: 'Cases of adults only' }
/** Times of day at which a meeting may begin: an urgent one at any hour. */
export const startTimes: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 48 }, (_, i) => {
    const time = `${String(Math.floor(i / 2)).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`
    return [time, time] as const
  }),
)
/** "09:30 to 15:30", of a time that begins so and lasts so many minutes. */
export function fromTo(startsAt: string, minutes: number): string {
  const end = (minutesOfDay(startsAt) + minutes) % 1440
  return `${startsAt} to ${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}
/** Minutes since midnight of a time HH:MM. */
export function minutesOfDay(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}
/** "2 h 30 min", for how long something lasts. */
export const hoursAndMinutes = (minutes: number): string => [...(minutes >= 60 ? [`${Math.floor(minutes / 60)} h`] : []), ...(minutes % 60 > 0 || minutes === 0 ? [`${minutes % 60} min`] : [])].join(' ')

type Sentences = { readonly [T in MeetingEvent['type']]: (event: StoredOf<Extract<MeetingEvent, { type: T }>>, open: Open, names: Names) => string }
const because = (reason: string | undefined): string => (reason === undefined ? '' : `: ${reason}`)
const sentences: Sentences = {
  MeetingScheduled: ({ data }, _open, names) => `A meeting of ${names.area(data.area)} was scheduled for ${formatDate(data.on)} at ${data.startsAt}`,
  MeetingMoved: ({ data }, open) => `It was set for ${formatDate(data.on)} at ${data.startsAt}${because(open(data.reason))}`,
  MeetingCancelled: ({ data }, open) => `It was cancelled${because(open(data.reason))}`,
  AgendaReordered: () => 'The order of the agenda was changed',
  MeetingOpened: () => 'The meeting began',
  AttendanceRecorded: ({ data }, _open, names) => `${names.user(data.user)}: ${attendanceWords[data.how].toLowerCase()}`,
  VisitorRecorded: ({ data }, open, names) => `${(data.name && open(data.name)) ?? 'Somebody without an account'}, ${names.agency(data.agency)}: ${data.how === 'not-there' ? 'was not there' : visitorKindWords[data.how].toLowerCase()}`,
  ConfidentialitySigned: ({ data }, _open, names) => `${names.user(data.user)} signed the statement of confidentiality`,
  MeetingClosed: ({ data }) => `The meeting ended. Its minutes are due on ${formatDate(data.minutesDueOn)}`,
  MinutesIssued: ({ data }, open) => `Version ${data.version} of the minutes was issued${because(data.why && open(data.why))}`,
  MinutesTold: ({ data }) => `Those invited were told of version ${data.version} of the minutes`,
  AgendaIssued: ({ data }) => `Version ${data.version} of the agenda was issued`,
  OtherBusinessAdded: () => 'Other business was added to the agenda',
  OtherBusinessChanged: () => 'Other business was moved or taken off',
  InvitedPeopleTold: () => 'Those invited were told',
  ListedCasesTold: () => 'Those invited for cases that were listed since the agenda went out were told',
}

export const sentence = (event: StoredOf<MeetingEvent>, open: Open, names: Names): string => (sentences[event.type] as (event: StoredOf<MeetingEvent>, open: Open, names: Names) => string)(event, open, names)
