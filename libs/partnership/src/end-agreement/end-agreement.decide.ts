import { addDays, londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../partnership.refusals.js'
import { lastDayOf } from '../partnership/agreements.policy.js'
import type { AgreementEnded, PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

export class EndAgreement {
  constructor(readonly data: AgreementEnded['data']) {}
}

/** Sooner than agreed. Yesterday ends it at once; what was shared on an earlier day was shared under it. @throws Refusal partnership.no-such-agreement, … */
export function decideEndAgreement({ data }: EndAgreement, state: Partnership, { now }: Pick<Given<unknown>, 'now'>): readonly PartnershipEvent[] {
  const agreement = state.agreements.get(data.agencyId)?.find(({ reference }) => reference === data.reference)
  if (!agreement) throw refusal('partnership.no-such-agreement')
  if (data.lastDay < addDays(londonDate(now), -1)) throw refusal('partnership.agreement-past')
  if (data.lastDay >= lastDayOf(agreement)) throw refusal('partnership.agreement-ends-sooner')
  return [{ type: 'AgreementEnded', data }]
}
