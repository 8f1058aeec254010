import type { AgencyKind } from '@lantern/rules'
import { refusal } from '../partnership.refusals.js'
import { currentDistricts, idFor, nameTaken } from '../partnership/parts.policy.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

export class AddAgency {
  constructor(readonly data: { readonly name: string; readonly kind: AgencyKind; readonly serves?: readonly string[] }) {}
}

/** It is sent cases once its agreement is recorded (docs/adr/0016). @throws Refusal partnership.name-taken, partnership.no-such-part */
export function decideAddAgency({ data: { name, kind, serves } }: AddAgency, state: Partnership): readonly PartnershipEvent[] {
  if (nameTaken(state, 'agency', name)) throw refusal('partnership.name-taken')
  const there = new Set(currentDistricts(state).map(({ id }) => id))
  if (serves?.some(id => !there.has(id))) throw refusal('partnership.no-such-part')
  return [{ type: 'AgencyRegistered', data: { agencyId: idFor(state, 'agency', name), name, kind, ...(serves && { serves }), onScreen: true } }]
}
