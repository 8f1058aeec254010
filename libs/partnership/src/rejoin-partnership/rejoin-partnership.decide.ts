import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../partnership.refusals.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

export class RejoinPartnership {
  constructor(readonly data: { readonly agencyId: string }) {}
}

/** It is of the partnership again, with its people; what was given to others stays theirs. @throws Refusal partnership.no-such-agency, partnership.has-not-left */
export function decideRejoinPartnership({ data }: RejoinPartnership, state: Partnership, { now }: Pick<Given<unknown>, 'now'>): readonly PartnershipEvent[] {
  const agency = state.agencies.get(data.agencyId)
  if (!agency) throw refusal('partnership.no-such-agency')
  if (agency.left === undefined) throw refusal('partnership.has-not-left')
  return [{ type: 'AgencyRejoined', data: { ...data, on: londonDate(now) } }]
}
