import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { MaracCaseEvent, TransferRefused } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class TakeCaseBack {
  constructor(readonly data: Omit<TransferRefused['data'], 'transferId'>) {}
}

/** The other area does not take it: nothing ended here, so the case goes on as it was, and may be transferred again. */
export function decideTakeCaseBack({ data }: TakeCaseBack, state: MaracCase, { now }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('take-case-back') || state.transfer?.state !== 'waiting') throw refusal('marac.no-transfer')
  if (data.refusedOn < state.transfer.sentOn || data.refusedOn > londonDate(now)) throw refusal('marac.transfer-day')
  return [{ type: 'TransferRefused', data: { ...data, transferId: state.transfer.id } }]
}
