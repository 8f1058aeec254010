import type { ByType, CalendarDate } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { AccessEvent, AccessScope } from './access.events.js'

/** Access that somebody was given until the end of a day. */
export interface Granted {
  readonly request: string
  readonly user: string
  readonly agency: string
  readonly scope: AccessScope
  readonly until: CalendarDate
}

export interface AccessState {
  /** Users who may not know of the case. */
  readonly excluded: readonly string[]
  /** The users who alone may know of it; undefined while it is not restricted. */
  readonly restrictedTo: readonly string[] | undefined
  /** Each that was ever given: whether it still holds is a matter of the day. */
  readonly granted: readonly Granted[]
}

export const noAccess: AccessState = { excluded: [], restrictedTo: undefined, granted: [] }

export const accessFolds: ByType<AccessEvent, MaracCase> = {
  UserExcluded: (state, { data }) => ({ ...state, excluded: [...state.excluded, data.user] }),
  ConflictDeclared: (state, { data }) => ({ ...state, excluded: [...state.excluded, data.user] }),
  ExclusionLifted: (state, { data }) => ({ ...state, excluded: state.excluded.filter(user => user !== data.user) }),
  CaseRestricted: (state, { data }) => ({ ...state, restrictedTo: data.users }),
  RestrictionLifted: state => ({ ...state, restrictedTo: undefined }),
  AccessGranted: (state, { data: { request, user, agency, scope, until } }) => ({ ...state, granted: [...state.granted, { request, user, agency, scope, until }] }),
}
