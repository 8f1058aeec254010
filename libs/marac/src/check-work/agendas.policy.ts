import type { CaseRef } from '../marac-case/marac-case.refs.js'

/** Where lists show a case that awaits a meeting: agendas of meetings that are to come, and the queue. */
export interface ListedAt {
  readonly agendas: readonly string[]
  readonly queued: boolean
}
/** What the case's own stream says. */
export interface Listing {
  readonly awaits: boolean
  readonly listedFor: string | undefined
}

/** Whether a case is where it says itself: on the one agenda for which it is listed or in the queue when it awaits a meeting, and on none when it does not. */
export function standsWhereItShould({ agendas, queued }: ListedAt, { awaits, listedFor }: Listing): boolean {
  if (!awaits) return agendas.length === 0 && !queued
  return queued ? agendas.length === 0 : agendas.length === 1 && agendas[0] === listedFor
}

/** Cases by where lists show them. */
export function listedAt(agendas: readonly { readonly id: string; readonly refs: readonly CaseRef[] }[], queue: readonly CaseRef[]): ReadonlyMap<CaseRef, ListedAt> {
  const places = new Map<CaseRef, ListedAt>()
  const at = (ref: CaseRef): ListedAt => places.get(ref) ?? { agendas: [], queued: false }
  for (const { id, refs } of agendas) for (const ref of refs) places.set(ref, { ...at(ref), agendas: [...at(ref).agendas, id] })
  for (const ref of queue) places.set(ref, { ...at(ref), queued: true })
  return places
}
