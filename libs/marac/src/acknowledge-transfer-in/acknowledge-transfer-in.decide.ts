import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { MaracCaseEvent, TransferInAcknowledged } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AcknowledgeTransferIn {
  constructor(readonly data: TransferInAcknowledged['data']) {}
}

/** The area that sent the case hears that it is here: until then it keeps its flag and the responsibility. Whatever was decided on the referral, it is to hear. */
export function decideAcknowledgeTransferIn({ data }: AcknowledgeTransferIn, state: MaracCase, { now }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('acknowledge-transfer-in') || state.transferIn !== 'to-acknowledge') throw refusal('marac.no-transfer-in')
  if (data.acknowledgedOn < state.transferInSentOn || data.acknowledgedOn > londonDate(now)) throw refusal('marac.transfer-day')
  return [{ type: 'TransferInAcknowledged', data }]
}
