import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

/** The victim moves area, for good or for some time, and the MARAC that holds the case refers on (SafeLives, MARAC to MARAC referral). */
export const transferredBecause = ['moved-for-good', 'moved-for-now', 'lives-there'] as const
export type TransferredBecause = (typeof transferredBecause)[number]

/** What goes to the other area. A worksheet never leaves the agency that wrote it. */
export const transferParts = ['referral', 'people', 'safe-contact', 'risk', 'voices', 'research', 'plan', 'history'] as const
export type TransferPart = (typeof transferParts)[number]

/**
 * Sent to the MARAC of another area. Where to is sealed, since it tells where the victim is. Until that area acknowledges, the case, its flag and the
 * responsibility stay here.
 */
export type CaseTransferred = DomainEvent<
  'CaseTransferred',
  { caseId: CaseRef; transferId: string; because: TransferredBecause; area: Sealed<string>; contact: Sealed<string>; reason: Sealed<string>; sent: readonly TransferPart[]; sentOn: CalendarDate; acknowledgeBy: CalendarDate }
>
/** The other area has it. `unanswered`: the agencies that had not returned their research by then. */
export type TransferAcknowledged = DomainEvent<
  'TransferAcknowledged',
  { caseId: CaseRef; transferId: string; acknowledgedBy: Sealed<string>; acknowledgedOn: CalendarDate; reference?: Sealed<string>; unanswered: readonly string[] }
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
