import { AccessLog } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { inDate, openerFor, type Get } from '@lantern/web-kit'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { recordOf } from '../marac-case/marac-case.record.js'
import { maracCase } from '../marac-case/marac-case.stream.js'

/** The children of a case by their person ids, as people know them. */
export async function childrenOf(get: Get, ref: string): Promise<Readonly<Record<string, string>>> {
  const { events } = await loadState(get(EventStore), maracCase, ref)
  const record = recordOf(ref, events as readonly StoredOf<MaracCaseEvent>[], await openerFor(get(Sealer), maracCase, events), londonDate(get(Clock).now()))
  const children = (record?.people ?? []).filter(({ role }) => role === 'child')
  return Object.fromEntries(
    children.map(({ personId, details }) => [personId, details ? `${details.name}${details.dateOfBirth === undefined ? '' : `, born ${inDate(details.dateOfBirth)}`}` : 'No longer held']),
  )
}

/** Whoever opens the form reads names. */
export async function recordReadOf(get: Get, ref: string, actor: Actor): Promise<object> {
  await get(AccessLog).record({ actor, at: get(Clock).now(), verb: 'case-read', ref })
  return {}
}
