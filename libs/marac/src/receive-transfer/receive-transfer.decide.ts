import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { filesAdded } from '../marac-case/files/files-added.policy.js'
import type { MaracCaseEvent, NewFile, ReferralSubmitted, TransferReceived } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { referredAs } from '../marac-case/referral/referred.policy.js'
import { receivedAs } from '../marac-case/transfer/received.policy.js'

export class ReceiveTransfer {
  constructor(
    readonly data: { readonly referral: Omit<ReferralSubmitted['data'], 'triageDueOn'>; readonly from: Omit<TransferReceived['data'], 'acknowledgeBy'> },
    readonly files: readonly NewFile[] = [],
  ) {}
}

/** A case that the MARAC of another area sent is a referral here, which the Hub decides on and acknowledges: both begin at once. */
export const decideReceiveTransfer = ({ data: { referral, from }, files }: ReceiveTransfer, state: MaracCase, given: Given<RulesInForce>): readonly MaracCaseEvent[] => [
  referredAs(referral, 'receive-transfer', state, given),
  receivedAs(from, given),
  ...filesAdded(files, { caseId: referral.caseId, about: 'referral', agency: given.by.agency }),
]
