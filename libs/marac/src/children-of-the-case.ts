import { Clock, londonDate } from '@lantern/clock'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { inDate, openerFor, type Get } from '@lantern/web-kit'
import type { MaracCaseEvent } from './marac-case/marac-case.events.js'
import { recordOf } from './marac-case/marac-case.record.js'
import { maracCase } from './marac-case/marac-case.stream.js'

/** The children of a case by their person ids, as people know them. */
export async function childrenOf(get: Get, ref: string): Promise<Readonly<Record<string, string>>> {
  const { events } = await loadState(get(EventStore), maracCase, ref)
  const record = recordOf(ref, events as readonly StoredOf<MaracCaseEvent>[], await openerFor(get(Sealer), maracCase, events), londonDate(get(Clock).now()))
  const children = (record?.people ?? []).filter(({ role }) => role === 'child')
  return Object.fromEntries(
    children.map(({ personId, details }) => [personId, details ? `${details.name}${details.dateOfBirth === undefined ? '' : `, born ${inDate(details.dateOfBirth)}`}` : 'No longer held']),
  )
}
