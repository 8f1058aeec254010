import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import { live } from '../marac-case/flags/flags.state.js'
import type { MaracCaseEvent, TransferAcknowledged } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AcknowledgeTransfer {
  constructor(readonly data: Omit<TransferAcknowledged['data'], 'transferId' | 'unanswered'>) {}
}

/** The other area has the case: from now on the flag and the responsibility are theirs, and each agency here is told to take its flag off. */
export function decideAcknowledgeTransfer({ data }: AcknowledgeTransfer, state: MaracCase, { now }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('acknowledge-transfer') || state.transfer?.state !== 'waiting') throw refusal('marac.no-transfer')
  if (data.acknowledgedOn < state.transfer.sentOn || data.acknowledgedOn > londonDate(now)) throw refusal('marac.transfer-day')
  const agencies = Object.keys(state.flags).filter(agency => live(state.flags[agency]))
  const unanswered = state.status === 'open' ? Object.keys(state.research).filter(agency => !state.research[agency]?.returned) : []
  return [
    { type: 'TransferAcknowledged', data: { ...data, transferId: state.transfer.id, unanswered } },
    ...(agencies.length > 0 ? [{ type: 'FlagsEnded' as const, data: { caseId: data.caseId, agencies, until: state.flaggedUntil } }] : []),
  ]
}
