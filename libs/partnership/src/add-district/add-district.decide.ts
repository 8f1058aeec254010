import { refusal } from '../partnership.refusals.js'
import { idFor, nameTaken } from '../partnership/parts.policy.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

export class AddDistrict {
  constructor(readonly data: { readonly areaId: string; readonly name: string }) {}
}

/** @throws Refusal partnership.no-such-part, partnership.name-taken */
export function decideAddDistrict({ data: { areaId, name } }: AddDistrict, state: Partnership): readonly PartnershipEvent[] {
  const area = state.areas.get(areaId)
  if (!area || area.ended) throw refusal('partnership.no-such-part')
  if (nameTaken(state, 'district', name)) throw refusal('partnership.name-taken')
  return [{ type: 'DistrictAdded', data: { areaId, districtId: idFor(state, 'district', name), name } }]
}
