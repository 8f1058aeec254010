import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../partnership.refusals.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'
import type { Leaving } from '../partnership/set-up.events.js'

export class LeavePartnership {
  constructor(readonly data: { readonly agencyId: string; readonly because: Leaving }) {}
}

/** A fact of the world, whatever the agency still has to do: that is shown until others have it. @throws Refusal partnership.no-such-agency, partnership.hub-stays, partnership.has-left */
export function decideLeavePartnership({ data }: LeavePartnership, state: Partnership, { now }: Pick<Given<unknown>, 'now'>): readonly PartnershipEvent[] {
  const agency = state.agencies.get(data.agencyId)
  if (!agency) throw refusal('partnership.no-such-agency')
  if (agency.kind === 'hub') throw refusal('partnership.hub-stays')
  if (agency.left !== undefined) throw refusal('partnership.has-left')
  return [{ type: 'AgencyLeft', data: { ...data, on: londonDate(now) } }]
}
