import type { Sealed } from '@lantern/decision'
import type { MaracCaseEvent, ResearchAddedTo, ResearchReturned } from '../marac-case.events.js'
import { theReturn } from './research.events.js'

const told = ['shared', 'opinion', 'searched', 'differences', 'lastSeen'] as const

/** What agencies told and took back. Their worksheets, and what they withheld and why, stay their own. */
export function withdrawnFrom(events: readonly MaracCaseEvent[]): readonly Sealed<unknown>[] {
  // By the last withdrawal: an answer that was taken back, then recorded in error, can be given anew.
  const gone = new Map(events.flatMap((event, index) => (event.type === 'ResearchWithdrawn' ? [[`${event.data.agency}/${event.data.entryId}`, index] as const] : [])))
  if (gone.size === 0) return []
  return events.flatMap((event, index) => {
    const entry = entryOf(event)
    return entry && index < (gone.get(`${entry.agency}/${entry.id}`) ?? 0) ? told.flatMap(field => entry.data[field] ?? []) : []
  })
}

const entryOf = (event: MaracCaseEvent): { readonly agency: string; readonly id: string; readonly data: ResearchReturned['data'] | ResearchAddedTo['data'] } | undefined => {
  if (event.type === 'ResearchReturned') return { agency: event.data.agency, id: theReturn, data: event.data }
  if (event.type === 'ResearchAddedTo') return { agency: event.data.agency, id: event.data.entryId, data: event.data }
  return undefined
}
