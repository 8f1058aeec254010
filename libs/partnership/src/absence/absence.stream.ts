import type { StreamType } from '@lantern/decision'
import type { AbsenceEvent } from './absence.events.js'
import { evolve, initialState, type Absence } from './absence.state.js'

/** One stream a person, of the same id: `absence-u-8h2k`. Days and ids alone: why somebody is away is nobody's business here. */
export const absence: StreamType<AbsenceEvent, Absence, 'absence'> = {
  name: 'absence',
  initialState,
  evolve,
  personal: { AwayRecorded: {}, AwayChanged: {}, AwayEnded: {} },
}
