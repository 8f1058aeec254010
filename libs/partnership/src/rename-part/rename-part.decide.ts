import { refusal } from '../partnership.refusals.js'
import { nameTaken, partsOf, type PartKind } from '../partnership/parts.policy.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

export class RenamePart {
  /** `part`: its key, such as `district_dover`. */
  constructor(readonly data: { readonly part: string; readonly name: string }) {}
}

const renamed: Readonly<Record<PartKind, (id: string, name: string) => PartnershipEvent>> = {
  area: (areaId, name) => ({ type: 'AreaRenamed', data: { areaId, name } }),
  district: (districtId, name) => ({ type: 'DistrictRenamed', data: { districtId, name } }),
  agency: (agencyId, name) => ({ type: 'AgencyRenamed', data: { agencyId, name } }),
  group: (groupId, name) => ({ type: 'GroupRenamed', data: { groupId, name } }),
}

/** Its new name stands everywhere from now on, on old cases too, since they hold its id. @throws Refusal partnership.no-such-part, partnership.name-taken */
export function decideRenamePart({ data: { part: key, name } }: RenamePart, state: Partnership): readonly PartnershipEvent[] {
  const part = partsOf(state).find(each => each.key === key)
  if (!part) throw refusal('partnership.no-such-part')
  if (part.name === name) return []
  if (nameTaken(state, part.kind, name, key)) throw refusal('partnership.name-taken')
  return [renamed[part.kind](part.id, name)]
}
