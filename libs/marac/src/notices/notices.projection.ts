import type { ActionEvent, DutyEvent } from '@lantern/actions'
import { SYSTEM_USER, type CalendarDate, type EventOf, type Instant, type Open } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import { projection, type Fold } from '@lantern/projections'
import type { AccessRequestEvent } from '../access-request/access-request.events.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MeetingEvent } from '../meeting/meeting.events.js'
import type { ReminderEvent } from '../reminder/reminder.events.js'
import type { WorkCheckEvent } from '../work-check/work-check.events.js'
import { accessRequestTellings, actionTellings, caseTellings, dutyTellings, meetingTellings, reminderTellings, workCheckTellings } from './tellings.policy.js'
import type { NoticeKind } from './notice-kinds.js'
import type { Recipient, Telling } from './telling.policy.js'

/** One thing that one recipient is told. */
export interface NoticeRow {
  /** The event, the recipient, and what of it they are told: the same notice is made however often the view is built. */
  readonly id: string
  /** The place in the log, in digits that sort as text: notices come in the order in which things were recorded, whatever the clock said. */
  readonly place: string
  readonly recipient: Recipient
  readonly kind: NoticeKind
  readonly ref: string
  readonly about: string | null
  /** Whose doing it is. */
  readonly by_agency: string
  readonly due_on: CalendarDate | null
  readonly step: string | null
  readonly at: Instant
}

type Told = MaracCaseEvent | ActionEvent | DutyEvent | AccessRequestEvent | ReminderEvent | WorkCheckEvent | MeetingEvent
type Stored = StoredOf<Told>

const tellings = new Map<string, (event: never) => readonly Telling[]>(Object.entries({ ...caseTellings, ...accessRequestTellings, ...actionTellings, ...dutyTellings, ...reminderTellings, ...workCheckTellings, ...meetingTellings }))

/** Who did something knows of it. */
const knows = (to: Recipient, { by }: Stored): boolean => by.user !== SYSTEM_USER && (to === `agency:${by.agency}` || (to === 'hub' && by.agency === 'hub') || to === `user:${by.user}`)

const toldOf = (event: Stored): readonly Telling[] => (tellings.get(event.type)?.(event as never) ?? []).filter(({ to }) => !knows(to, event))

const fold = (_row: NoticeRow | undefined, event: Stored, _open: Open, key: string): NoticeRow | undefined => {
  const telling = tellingsOf(event).get(key)
  if (!telling) return undefined
  const { to: recipient, kind, ref, about = null, dueOn = null, step = null } = telling
  return { id: key, place: placeOf(event.position), recipient, kind, ref, about, by_agency: event.by.agency, due_on: dueOn, step, at: event.recordedAt }
}

const keyOf = (event: { readonly id: string }, { to, kind, about }: Telling): string => [event.id, to, kind, ...(about === undefined ? [] : [about])].join('/')

const tellingsOfEvents = new WeakMap<Stored, ReadonlyMap<string, Telling>>()

/** By their keys, made once of each event: reminders of one case tell of sixty deadlines. */
function tellingsOf(event: Stored): ReadonlyMap<string, Telling> {
  const known = tellingsOfEvents.get(event)
  if (known) return known
  const told = new Map<string, Telling>()
  for (const each of toldOf(event)) {
    const key = keyOf(event, each)
    if (!told.has(key)) told.set(key, each)
  }
  tellingsOfEvents.set(event, told)
  return told
}

/** Positions are 64 bits at most: 20 digits. */
export const placeOf = (position: bigint): string => String(position).padStart(20, '0')

const folds = Object.fromEntries([...tellings.keys()].map(type => [type, fold])) as { readonly [T in Told['type']]?: Fold<EventOf<Told, T>, NoticeRow> }

/** Whatever anybody is told, of every event that tells something; who may know of it is asked when it is shown (docs/adr/0019). */
export const noticesProjection = projection<Told, NoticeRow>({
  name: 'notices',
  version: 7,
  streams: ['maracCase', 'action', 'accessRequest', 'reminder', 'workCheck', 'meeting', 'duty'],
  key: 'id',
  columns: { id: 'text', place: 'text', recipient: 'text', kind: 'text', ref: 'text', about: 'text', by_agency: 'text', due_on: 'text', step: 'text', at: 'text' },
  indexes: [['recipient', 'place'], ['place', 'at']],
  keysOf: event => [...tellingsOf(event).keys()],
  on: { ...folds, others: 'ignored' },
})
