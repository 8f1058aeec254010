import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

/** The victim moves area, for good or for some time, and the MARAC that holds the case refers on (SafeLives, MARAC to MARAC referral). */
export const transferredBecause = ['moved-for-good', 'moved-for-now', 'lives-there'] as const
export type TransferredBecause = (typeof transferredBecause)[number]

/** What goes to the other area. A worksheet never leaves the agency that wrote it. */
export const transferParts = ['referral', 'people', 'safe-contact', 'risk', 'voices', 'research', 'plan', 'history'] as const
export type TransferPart = (typeof transferParts)[number]

/** What becomes of an action that an agency here still has to do: it ends, since circumstances changed; it stays with that agency; or the other area takes it over. */
export const afterTransfer = ['ends', 'stays', 'handed-over'] as const
export type AfterTransfer = (typeof afterTransfer)[number]
export interface ActionAfterTransfer {
  readonly actionId: string
  readonly then: AfterTransfer
}

/**
 * Sent to the MARAC of another area. Where to is sealed, since it tells where the victim is. Until that area acknowledges, the case, its flag and the
 * responsibility stay here, and its actions go on: what is to become of them holds from then on.
 */
export type CaseTransferred = DomainEvent<
  'CaseTransferred',
  { caseId: CaseRef; transferId: string; because: TransferredBecause; area: Sealed<string>; contact: Sealed<string>; reason: Sealed<string>; sent: readonly TransferPart[]; sentOn: CalendarDate; acknowledgeBy: CalendarDate; actions?: readonly ActionAfterTransfer[] }
>
/** The other area has it. `actions`: what becomes of those of which the transfer did not say it. `unanswered`: the agencies that had not returned their research by then. */
export type TransferAcknowledged = DomainEvent<
  'TransferAcknowledged',
  { caseId: CaseRef; transferId: string; acknowledgedBy: Sealed<string>; acknowledgedOn: CalendarDate; reference?: Sealed<string>; unanswered: readonly string[]; actions?: readonly ActionAfterTransfer[] }
>
/** The other area does not take it, so it is here as it was. */
export type TransferRefused = DomainEvent<'TransferRefused', { caseId: CaseRef; transferId: string; refusedBy: Sealed<string>; refusedOn: CalendarDate; reason: Sealed<string> }>

/** The referral came from the MARAC of another area, which keeps its flag and the responsibility until it hears from here. */
export type TransferReceived = DomainEvent<
  'TransferReceived',
  { caseId: CaseRef; area: Sealed<string>; contact: Sealed<string>; reference?: Sealed<string>; sentOn: CalendarDate; note?: Sealed<string>; acknowledgeBy: CalendarDate }
>
export type TransferInAcknowledged = DomainEvent<'TransferInAcknowledged', { caseId: CaseRef; told: Sealed<string>; acknowledgedOn: CalendarDate }>

export type TransferEvent = CaseTransferred | TransferAcknowledged | TransferRefused | TransferReceived | TransferInAcknowledged
