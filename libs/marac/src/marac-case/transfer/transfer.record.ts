import type { CalendarDate, Instant } from '@lantern/decision'
import type { CaseRecord, Recorded } from '../marac-case.record.js'
import { unansweredAtClosing } from '../talk/talk.record.js'
import type { ActionAfterTransfer, TransferEvent, TransferPart, TransferredBecause } from './transfer.events.js'
import { endedBefore } from './transfer.state.js'

/** To another area. Where to, and who is there, is undefined once the key of the case is destroyed. */
export interface RecordedTransfer {
  readonly transferId: string
  readonly because: TransferredBecause
  readonly area: string | undefined
  readonly contact: string | undefined
  readonly reason: string | undefined
  readonly sent: readonly TransferPart[]
  /** What becomes of each action that was still to be done. */
  readonly actions: readonly ActionAfterTransfer[]
  readonly at: Instant
  readonly by: string
  readonly agency: string
  readonly acknowledgeBy: CalendarDate
  readonly acknowledged?: { readonly on: CalendarDate; readonly who: string | undefined; readonly reference?: string | undefined; readonly at: Instant; readonly by: string }
  readonly refused?: { readonly on: CalendarDate; readonly who: string | undefined; readonly reason: string | undefined; readonly at: Instant; readonly by: string }
}

export interface RecordedTransferIn {
  readonly area: string | undefined
  readonly contact: string | undefined
  readonly reference?: string | undefined
  readonly note?: string | undefined
  readonly sentOn: CalendarDate
  readonly acknowledgeBy: CalendarDate
  readonly at: Instant
  readonly by: string
  readonly acknowledged?: { readonly on: CalendarDate; readonly told: string | undefined; readonly by: string }
}

export interface RecordedTransfers {
  readonly transfers: readonly RecordedTransfer[]
  readonly transferIn?: RecordedTransferIn
}

export const noTransfers: RecordedTransfers = { transfers: [] }

const withTransfer = (so: CaseRecord, transferId: string, more: Partial<RecordedTransfer>): CaseRecord => ({ ...so, transfers: so.transfers.map(each => (each.transferId === transferId ? { ...each, ...more } : each)) })

export const recordedTransfer: Recorded<TransferEvent> = {
  CaseTransferred: (so, { data: { transferId, because, area, contact, reason, sent, actions = [], acknowledgeBy }, recordedAt, by }, open) => ({
    ...so,
    transfers: [...so.transfers, { transferId, because, area: open(area), contact: open(contact), reason: open(reason), sent, actions, at: recordedAt, by: by.user, agency: by.agency, acknowledgeBy }],
  }),
  TransferAcknowledged: (so, { data: { transferId, acknowledgedBy, acknowledgedOn, reference, unanswered, actions = [] }, recordedAt, by }, open) => {
    const said = so.transfers.find(each => each.transferId === transferId)?.actions ?? []
    const told = withTransfer(so, transferId, { actions: [...said, ...actions], acknowledged: { on: acknowledgedOn, who: open(acknowledgedBy), ...(reference && { reference: open(reference) }), at: recordedAt, by: by.user } })
    if (endedBefore(so.status)) return told
    return {
      ...told,
      status: 'transferred',
      messages: unansweredAtClosing(so.messages),
      research: so.research.map(each => (unanswered.includes(each.agency) ? { ...each, state: 'closed' } : each)),
    }
  },
  TransferRefused: (so, { data: { transferId, refusedBy, refusedOn, reason }, recordedAt, by }, open) =>
    withTransfer(so, transferId, { refused: { on: refusedOn, who: open(refusedBy), reason: open(reason), at: recordedAt, by: by.user } }),
  TransferReceived: (so, { data: { area, contact, reference, note, sentOn, acknowledgeBy }, recordedAt, by }, open) => ({
    ...so,
    transferIn: { area: open(area), contact: open(contact), ...(reference && { reference: open(reference) }), ...(note && { note: open(note) }), sentOn, acknowledgeBy, at: recordedAt, by: by.user },
  }),
  TransferInAcknowledged: (so, { data: { told, acknowledgedOn }, by }, open) =>
    so.transferIn ? { ...so, transferIn: { ...so.transferIn, acknowledged: { on: acknowledgedOn, told: open(told), by: by.user } } } : so,
}
