import type { StoredOf } from '@lantern/event-store'
import { inDate, type Lifecycle, type Names } from '@lantern/web-kit'
import type { AbsenceEvent } from './absence.events.js'
import type { Absence } from './absence.state.js'
import { absence } from './absence.stream.js'

type AbsenceCommand = 'record-away' | 'change-away' | 'end-away'

function sentence({ type, data }: StoredOf<AbsenceEvent>, names: Names): string {
  if (type === 'AwayEnded') return `${names.user(data.user)} is back on ${inDate(data.on)}`
  const { user, from, until, deputy } = data
  return `${names.user(user)} is away from ${inDate(from)} until ${inDate(until)}${deputy === undefined ? '' : `, and ${names.user(deputy)} deputises`}`
}

export const absenceLifecycle: Lifecycle<AbsenceEvent, Absence, AbsenceCommand> = {
  stream: absence,
  allowedBy: { none: ['record-away'], said: ['record-away', 'change-away', 'end-away'] },
  named: (user, names) => names.user(user),
  page: () => '/away',
  resource: () => '/api/partnership/absences',
  readBy: 'partnership.see-away',
  sentence: (event, _open, names) => sentence(event, names),
}
