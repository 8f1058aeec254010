import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { MaracCaseEvent, TransferReceived } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class RecordTransferIn {
  constructor(readonly data: Omit<TransferReceived['data'], 'acknowledgeBy'>) {}
}

/** A referral that came from another area's MARAC. It counts as any referral does: whether it is a repeat is worked out from its own date. */
export function decideRecordTransferIn({ data }: RecordTransferIn, state: MaracCase, { now, rules }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('record-transfer-in')) throw refusal('marac.case-not-open')
  if (state.transferIn !== 'none') throw refusal('marac.transferred-in-already')
  if (data.sentOn > londonDate(now)) throw refusal('marac.transfer-day')
  return [{ type: 'TransferReceived', data: { ...data, acknowledgeBy: dueDate('transferAcknowledgement', now, rules) } }]
}
