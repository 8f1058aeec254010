import type { Sealed } from '@lantern/decision'
import { refusal } from '../partnership.refusals.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

export class SetAgencyMailbox {
  constructor(readonly data: { readonly agencyId: string; readonly address: Sealed<string> }) {}
}

/** Where an agency is told of requests from now on, in the place of what was said before. @throws Refusal partnership.no-such-agency */
export function decideSetAgencyMailbox({ data }: SetAgencyMailbox, state: Partnership): readonly PartnershipEvent[] {
  if (!state.agencies.has(data.agencyId)) throw refusal('partnership.no-such-agency')
  return [{ type: 'AgencyMailboxSet', data }]
}
