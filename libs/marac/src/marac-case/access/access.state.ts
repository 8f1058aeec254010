import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { AccessEvent } from './access.events.js'

export interface AccessState {
  /** Users who may not know of the case. */
  readonly excluded: readonly string[]
  /** The users who alone may know of it; undefined while it is not restricted. */
  readonly restrictedTo: readonly string[] | undefined
}

export const noAccess: AccessState = { excluded: [], restrictedTo: undefined }

export const accessFolds: ByType<AccessEvent, MaracCase> = {
  UserExcluded: (state, { data }) => ({ ...state, excluded: [...state.excluded, data.user] }),
  ConflictDeclared: (state, { data }) => ({ ...state, excluded: [...state.excluded, data.user] }),
  ExclusionLifted: (state, { data }) => ({ ...state, excluded: state.excluded.filter(user => user !== data.user) }),
  CaseRestricted: (state, { data }) => ({ ...state, restrictedTo: data.users }),
  RestrictionLifted: state => ({ ...state, restrictedTo: undefined }),
}
