import type { Instant } from '@lantern/decision'
import type { Recorded } from '../marac-case.record.js'
import type { Route, RouteEvent } from './route.events.js'

export interface RecordedRoute {
  readonly route: Route
  readonly reason: string | undefined
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}
/** The oldest first, so that the last is what the Hub has chosen. Requests without an answer stand among what was asked. */
export interface RecordedRoutes {
  readonly routes: readonly RecordedRoute[]
}

export const recordedRoutes: Recorded<RouteEvent> = {
  RouteChosen: (so, event, open) => ({
    ...so,
    routes: [...so.routes, { route: event.data.route, reason: open(event.data.reason), by: { user: event.by.user, agency: event.by.agency }, at: event.recordedAt }],
  }),
  MeetingRequestAnswered: (so, event, open) => {
    const { requestId, route, reason } = event.data
    const answer = { route, reason: open(reason), by: { user: event.by.user, agency: event.by.agency }, at: event.recordedAt }
    return { ...so, asked: so.asked.map(each => (each.requestId === requestId ? { ...each, answer } : each)) }
  },
}
