import { ActionsOf } from '@lantern/actions'
import { EventStore, stateNow } from '@lantern/event-store'
import { inShortDate, Directory, type Get } from '@lantern/web-kit'
import type { AfterTransfer, CaseTransferred } from './marac-case/marac-case.events.js'
import { maracCase } from './marac-case/marac-case.stream.js'

/** The actions that are still to be done and of which nobody has said what becomes of them: reference -> what it is. */
export async function actionsToSay(get: Get, ref: string): Promise<Readonly<Record<string, string>>> {
  const [{ state }, unmet] = await Promise.all([stateNow(get(EventStore), maracCase, ref), get(ActionsOf).unmet(ref)])
  const said = state.transfer?.state === 'waiting' ? state.afterTransfer : {}
  const names = get(Directory)
  return Object.fromEntries(unmet.flatMap(each => (said[each.ref] === undefined ? [[each.ref, `${each.text ?? 'No longer held'} (${names.agency(each.agency)}, due ${inShortDate(each.due_on)})`] as const] : [])))
}

/** As the event holds it: nothing where there was nothing to say. */
export const afterTransferOf = (actions: Readonly<Record<string, AfterTransfer>> = {}): Pick<CaseTransferred['data'], 'actions'> => {
  const said = Object.entries(actions).map(([actionId, then]) => ({ actionId, then }))
  return said.length === 0 ? {} : { actions: said }
}
