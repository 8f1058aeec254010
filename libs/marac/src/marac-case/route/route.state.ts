import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { Route, RouteEvent } from './route.events.js'

export interface RouteState {
  /** As the Hub chose last; missing until it has. */
  readonly route?: Route
  /** Requests for a meeting that have no answer yet: while there is one, the case is to be listed. */
  readonly meetingRequests: readonly string[]
}

export const noRoute: RouteState = { meetingRequests: [] }

export const routeFolds: ByType<RouteEvent, MaracCase> = {
  RouteChosen: (state, { data }) => ({ ...state, route: data.route, heardIn: undefined }),
  // Whoever asked is answered that a meeting hears it: once more, where one has.
  MeetingRequestAnswered: (state, { data }) => ({ ...state, ...(data.route === 'meeting' && { heardIn: undefined }), meetingRequests: state.meetingRequests.filter(each => each !== data.requestId) }),
}
