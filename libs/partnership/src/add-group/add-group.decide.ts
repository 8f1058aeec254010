import { refusal } from '../partnership.refusals.js'
import { idFor, nameTaken } from '../partnership/parts.policy.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

export class AddGroup {
  constructor(readonly data: { readonly name: string }) {}
}

/** @throws Refusal partnership.name-taken */
export function decideAddGroup({ data: { name } }: AddGroup, state: Partnership): readonly PartnershipEvent[] {
  if (nameTaken(state, 'group', name)) throw refusal('partnership.name-taken')
  return [{ type: 'GroupAdded', data: { groupId: idFor(state, 'group', name), name } }]
}
