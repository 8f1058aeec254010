import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../partnership.refusals.js'
import type { AgreementRecorded, PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

export class RecordAgreement {
  constructor(readonly data: AgreementRecorded['data']) {}
}

/** A renewal is a further agreement, with a reference of its own. @throws Refusal partnership.no-such-agency, … */
export function decideRecordAgreement({ data }: RecordAgreement, state: Partnership, { now }: Pick<Given<unknown>, 'now'>): readonly PartnershipEvent[] {
  const agency = state.agencies.get(data.agencyId)
  if (!agency || agency.kind === 'hub') throw refusal('partnership.no-such-agency')
  if (state.agreements.get(data.agencyId)?.some(({ reference }) => reference === data.reference)) throw refusal('partnership.agreement-exists')
  if (data.signedOn > londonDate(now)) throw refusal('partnership.agreement-not-signed-yet')
  if (data.from < data.signedOn) throw refusal('partnership.agreement-before-signed')
  if (data.until < data.from) throw refusal('partnership.agreement-ends-before')
  return [{ type: 'AgreementRecorded', data }]
}
