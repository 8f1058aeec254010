import { refusal } from '../partnership.refusals.js'
import { idFor, nameTaken } from '../partnership/parts.policy.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'
import type { Named } from '../partnership/partnership.events.js'

export class AddArea {
  constructor(readonly data: { readonly name: string; readonly districts: readonly string[] }) {}
}

/** An area has districts from its first day. @throws Refusal partnership.name-taken, partnership.no-districts */
export function decideAddArea({ data: { name, districts: names } }: AddArea, state: Partnership): readonly PartnershipEvent[] {
  if (nameTaken(state, 'area', name) || names.some(each => nameTaken(state, 'district', each))) throw refusal('partnership.name-taken')
  if (names.length === 0) throw refusal('partnership.no-districts')
  const districts = names.reduce<readonly Named[]>((so, each) => [...so, { id: idFor(state, 'district', each, so.map(({ id }) => id)), name: each }], [])
  return [{ type: 'AreaDefined', data: { areaId: idFor(state, 'area', name), name, districts, onScreen: true } }]
}
