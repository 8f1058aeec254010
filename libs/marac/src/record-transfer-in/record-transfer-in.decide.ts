import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { MaracCaseEvent, TransferReceived } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { receivedAs } from '../marac-case/transfer/received.policy.js'

export class RecordTransferIn {
  constructor(readonly data: Omit<TransferReceived['data'], 'acknowledgeBy'>) {}
}

/** A referral that came from another area's MARAC. It counts as any referral does: whether it is a repeat is worked out from its own date. */
export function decideRecordTransferIn({ data }: RecordTransferIn, state: MaracCase, given: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('record-transfer-in')) throw refusal('marac.case-not-open')
  if (state.transferIn !== 'none') throw refusal('marac.transferred-in-already')
  return [receivedAs(data, given)]
}
