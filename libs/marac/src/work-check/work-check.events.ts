import type { CalendarDate, DomainEvent } from '@lantern/decision'

/**
 * What the check of the work finds. `no-next-date`: an open case in which nothing is to come. `no-coordinator`: an open case that nobody who is here has. `waits-with-nobody`: something of the
 * case is asked of an agency of which nobody can sign in. `agenda-differs`: a case that awaits a meeting is not on exactly one agenda or in the queue, or a case that awaits none is.
 * `meetings-overlap`: two meetings of one area, or with one chair, are at the same time.
 * `…-unanswered`: nobody answered in the time that its rule gives, or nobody is here who may; of a request for access `ref` is its own, since it may be for a case that the reader may not know of.
 */
export const problemKinds = ['no-next-date', 'no-coordinator', 'waits-with-nobody', 'agenda-differs', 'meetings-overlap', 'appeal-unanswered', 'meeting-request-unanswered', 'access-request-unanswered'] as const
export type ProblemKind = (typeof problemKinds)[number]

/** Codes and references alone. `about`: the agency that it waits with, the other meeting, or the request. */
export interface Problem {
  readonly kind: ProblemKind
  /** Of the case, of the meeting, or of the request for access. */
  readonly ref: string
  readonly about?: string
}

/** Found, and not known before. */
export type ProblemsFound = DomainEvent<'ProblemsFound', { on: CalendarDate; problems: readonly Problem[] }>
/** Looked for again, and not there any more. */
export type ProblemsOver = DomainEvent<'ProblemsOver', { on: CalendarDate; problems: readonly Problem[] }>

export type WorkCheckEvent = ProblemsFound | ProblemsOver

export const isProblemKind = (kind: string): kind is ProblemKind => (problemKinds as readonly string[]).includes(kind)
