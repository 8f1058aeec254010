import type { ByType, CalendarDate } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { ActionAfterTransfer, AfterTransfer, TransferEvent } from './transfer.events.js'

export interface TransferState {
  /** To another area: undefined while none was sent, or the last one came back. */
  readonly transfer: { readonly id: string; readonly state: 'waiting' | 'acknowledged'; readonly sentOn: CalendarDate } | undefined
  /** What was said to become of its actions, by their references. */
  readonly afterTransfer: Readonly<Record<string, AfterTransfer>>
  /** From another area. */
  readonly transferIn: 'none' | 'to-acknowledge' | 'acknowledged'
  readonly transferInSentOn: CalendarDate
}

export const noTransfer: TransferState = { transfer: undefined, afterTransfer: {}, transferIn: 'none', transferInSentOn: '' }

const saidOf = (actions: readonly ActionAfterTransfer[] = []): TransferState['afterTransfer'] => Object.fromEntries(actions.map(({ actionId, then }) => [actionId, then]))

export const transferFolds: ByType<TransferEvent, MaracCase> = {
  CaseTransferred: (state, { data: { transferId, sentOn, actions } }) => ({ ...state, transfer: { id: transferId, state: 'waiting', sentOn }, afterTransfer: saidOf(actions) }),
  // What is over stays as it ended: a referral that was not accepted is counted as that, wherever it went afterwards.
  TransferAcknowledged: (state, { data: { actions } }) => ({ ...state, afterTransfer: { ...state.afterTransfer, ...saidOf(actions) }, status: endedBefore(state.status) ? state.status : 'transferred', ...(state.transfer && { transfer: { ...state.transfer, state: 'acknowledged' as const } }) }),
  TransferRefused: state => ({ ...state, transfer: undefined, afterTransfer: {} }),
  TransferReceived: (state, { data: { sentOn } }) => ({ ...state, transferIn: 'to-acknowledge', transferInSentOn: sentOn }),
  TransferInAcknowledged: state => ({ ...state, transferIn: 'acknowledged' }),
}

/** Whether it was over in another way before it was transferred. */
export const endedBefore = (status: MaracCase['status']): boolean => status === 'not-accepted' || status === 'joined' || status === 'closed'
