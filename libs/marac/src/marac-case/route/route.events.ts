import type { DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

/** Half to two thirds of the cases are managed by the Hub without partners ever meeting; the others are to be listed for a meeting (Kent paper 2023, 4.3). */
export const routes = ['hub-managed', 'meeting'] as const
export type Route = (typeof routes)[number]

export type RouteChosen = DomainEvent<'RouteChosen', { caseId: CaseRef; route: Route; reason: Sealed<string> }>
/** A request for a meeting gets an answer that the agency which asked can read, whichever it is. */
export type MeetingRequestAnswered = DomainEvent<'MeetingRequestAnswered', { caseId: CaseRef; requestId: string; route: Route; reason: Sealed<string> }>

export type RouteEvent =
  | RouteChosen
  | MeetingRequestAnswered
