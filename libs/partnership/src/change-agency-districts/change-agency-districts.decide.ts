import { refusal } from '../partnership.refusals.js'
import { currentDistricts } from '../partnership/parts.policy.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

export class ChangeAgencyDistricts {
  constructor(readonly data: { readonly agencyId: string; readonly serves?: readonly string[] }) {}
}

/** Which districts it serves from now on: all, unless they are named. @throws Refusal partnership.no-such-agency, partnership.no-such-part */
export function decideChangeAgencyDistricts({ data: { agencyId, serves } }: ChangeAgencyDistricts, state: Partnership): readonly PartnershipEvent[] {
  const agency = state.agencies.get(agencyId)
  if (!agency || agency.kind === 'hub' || agency.left !== undefined) throw refusal('partnership.no-such-agency')
  const there = new Set(currentDistricts(state).map(({ id }) => id))
  if (serves?.some(id => !there.has(id))) throw refusal('partnership.no-such-part')
  if (String(serves?.toSorted()) === String(agency.serves?.toSorted())) return []
  return [{ type: 'AgencyDistrictsChanged', data: { agencyId, ...(serves && { serves }) } }]
}
