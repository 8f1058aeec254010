import { Refusal, type Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../partnership.refusals.js'
import { currentDistricts, partsOf, servingOnly, type SetUpPart } from '../partnership/parts.policy.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

export class EndPart {
  /** `part`: the key of an area, district or group. `withCases`: areas in which cases are not closed, as whoever holds cases says. */
  constructor(readonly data: { readonly part: string; readonly withCases: readonly string[] }) {}
}

/**
 * Nothing new is given to it; old cases keep its name. Refused while something needs it, in words that say what. An agency is not ended: it leaves.
 * @throws Refusal partnership.no-such-part, partnership.area-has-cases, partnership.last-area, partnership.last-district, partnership.serve-nothing-else, partnership.on-the-ladder
 */
export function decideEndPart({ data: { part: key, withCases } }: EndPart, state: Partnership, { rules }: Pick<Given<RulesInForce>, 'rules'>): readonly PartnershipEvent[] {
  const part = partsOf(state).find(each => each.key === key)
  if (!part || part.over || part.kind === 'agency') throw refusal('partnership.no-such-part')
  switch (part.kind) {
    case 'area':
      return endArea(part, state, withCases)
    case 'district':
      return endDistrict(part, state)
    case 'group':
      if ([rules.escalation.actionOverdue, rules.escalation.immediateSafety].flatMap(({ value }) => value).some(({ tier }) => tier === part.id)) throw refusal('partnership.on-the-ladder')
      return [{ type: 'GroupEnded', data: { groupId: part.id } }]
  }
}

function endArea({ id }: SetUpPart, state: Partnership, withCases: readonly string[]): readonly PartnershipEvent[] {
  if ([...state.areas.values()].every(area => area.id === id || area.ended)) throw refusal('partnership.last-area')
  if (withCases.includes(id)) throw refusal('partnership.area-has-cases')
  needed(state, (state.areas.get(id)?.districts ?? []).map(district => district.id))
  return [{ type: 'AreaEnded', data: { areaId: id } }]
}

function endDistrict({ id }: SetUpPart, state: Partnership): readonly PartnershipEvent[] {
  const area = [...state.areas.values()].find(({ districts }) => districts.some(district => district.id === id))
  const there = new Set(currentDistricts(state).map(district => district.id))
  if (area?.districts.every(district => district.id === id || !there.has(district.id))) throw refusal('partnership.last-district')
  needed(state, [id])
  return [{ type: 'DistrictEnded', data: { districtId: id } }]
}

/** Says which agencies would serve nothing without these districts. */
function needed(state: Partnership, districts: readonly string[]): void {
  const agencies = servingOnly(state, districts)
  const code = 'partnership.serve-nothing-else'
  if (agencies.length > 0) throw new Refusal(code, `${refusal.sentences[code]} ${agencies.map(({ name }) => name).join(', ')}.`)
}
