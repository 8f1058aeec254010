import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { CoordinatorEvent } from './coordinator.events.js'

export interface CoordinatorState {
  /** The user of the Hub who has the case; undefined until the referral is accepted, and on cases accepted before this was recorded. */
  readonly coordinator: string | undefined
}

export const nobodysCase: CoordinatorState = { coordinator: undefined }

export const coordinatorFolds: ByType<CoordinatorEvent, MaracCase> = {
  CoordinatorChanged: (state, { data }) => ({ ...state, coordinator: data.coordinator }),
}
