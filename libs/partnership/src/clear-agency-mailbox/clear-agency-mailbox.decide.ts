import { refusal } from '../partnership.refusals.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

export class ClearAgencyMailbox {
  constructor(readonly data: { readonly agencyId: string }) {}
}

/** From now on nobody writes to the agency; nothing is recorded when nobody did. @throws Refusal partnership.no-such-agency */
export function decideClearAgencyMailbox({ data }: ClearAgencyMailbox, state: Partnership): readonly PartnershipEvent[] {
  if (!state.agencies.has(data.agencyId)) throw refusal('partnership.no-such-agency')
  return state.mailboxes.has(data.agencyId) ? [{ type: 'AgencyMailboxCleared', data }] : []
}
