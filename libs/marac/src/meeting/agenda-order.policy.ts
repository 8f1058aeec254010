import type { Instant } from '@lantern/decision'
import type { CaseRef } from '../marac-case/marac-case.refs.js'
import type { AgendaPart } from './meeting.events.js'

/** A case as the agenda sees it. */
export interface ListedCase {
  readonly ref: CaseRef
  readonly part: AgendaPart
  readonly listedAt: Instant
}

/** As practitioners do: cases with children first, so that children's agencies may leave after them (https://safelives.org.uk/resources-library/marac-suggested-agenda/). */
export const partOf = (children: number): AgendaPart => (children > 0 ? 'children' : 'adults')

/** Within its part a case stands where somebody put it; those that nobody moved follow in the order in which they were listed. */
export function inAgendaOrder<Of extends ListedCase>(cases: readonly Of[], order: readonly CaseRef[]): readonly Of[] {
  const places = new Map(order.map((ref, index) => [ref, index]))
  const place = (ref: CaseRef): number => places.get(ref) ?? order.length
  const key = ({ part }: Of): number => (part === 'children' ? 0 : 1)
  return cases.toSorted((a, b) => key(a) - key(b) || place(a.ref) - place(b.ref) || compare(a.listedAt, b.listedAt) || compare(a.ref, b.ref))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const directions = ['up', 'down', 'first', 'last'] as const
export type Direction = (typeof directions)[number]

/**
 * The agenda with one case moved within its part, past the next one that `sees` lets the person see: what they may not know of stays where it is. The same as before
 * where it is first or last already; undefined where the case is not there for them.
 */
export function moved<Of extends ListedCase>(agenda: readonly Of[], ref: CaseRef, to: Direction, sees: (each: Of) => boolean): readonly CaseRef[] | undefined {
  const one = agenda.find(each => each.ref === ref && sees(each))
  if (!one) return undefined
  const seen = agenda.filter(each => each.part === one.part && sees(each)).map(each => each.ref)
  const at = seen.indexOf(ref)
  const others = agenda.map(each => each.ref).filter(each => each !== ref)
  const beside = { up: seen[at - 1], first: at === 0 ? undefined : seen[0], down: seen[at + 1], last: at === seen.length - 1 ? undefined : seen.at(-1) }[to]
  if (beside === undefined) return agenda.map(each => each.ref)
  const place = others.indexOf(beside) + (to === 'down' || to === 'last' ? 1 : 0)
  return others.toSpliced(place, 0, ref)
}
