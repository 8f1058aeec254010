import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { AccessEvent } from './access.events.js'

export interface AccessState {
  /** Users who may not know of the case. */
  readonly excluded: readonly string[]
}

export const noAccess: AccessState = { excluded: [] }

export const accessFolds: ByType<AccessEvent, MaracCase> = {
  UserExcluded: (state, { data }) => ({ ...state, excluded: [...state.excluded, data.user] }),
}
