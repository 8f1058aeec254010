import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { PersonRole } from '../referral/referral.record.js'
import type { PeopleEvent } from './people.events.js'

export interface PeopleState {
  /** Who has died, by person id, with their part in the case. Then the case is under a legal hold. */
  readonly died: Readonly<Record<string, PersonRole>>
}

export const nobodyDied: PeopleState = { died: {} }

export const peopleFolds: ByType<PeopleEvent, MaracCase> = {
  PersonDetailsChanged: (state, { data: { lives } }) => (lives ? { ...state, area: lives.area, district: lives.district } : state),
  PersonDied: (state, { data }) => ({ ...state, died: { ...state.died, [data.personId]: data.role } }),
}
