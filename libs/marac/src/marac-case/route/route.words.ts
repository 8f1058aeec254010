import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { Route, RouteEvent } from './route.events.js'

export const routeWords: Readonly<Record<Route, string>> = { 'hub-managed': 'Managed by the Hub without a meeting', meeting: 'To be listed for a meeting' }
/** For tables. */
export const shortRouteWords: Readonly<Record<Route, string>> = { 'hub-managed': 'Hub-managed', meeting: 'To be listed' }

export const routeSentences: Sentences<RouteEvent> = {
  RouteChosen: ({ data }, open) => `The Hub chose the route of the case. ${routeWords[data.route]}${said(open(data.reason))}`,
  MeetingRequestAnswered: ({ data }, open) => `The Hub answered a request for a meeting. ${routeWords[data.route]}${said(open(data.reason))}`,
}
