import { idOf, type CalendarDate, type Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'

export type TransferStands = 'waiting' | 'acknowledged' | 'refused'

/** One row for each transfer to another area, and from one. Which area that is stands on the case alone: it tells where the victim is. */
export interface TransferRow {
  /** Of a transfer from another area: the case and "/in". */
  readonly id: string
  readonly ref: string
  readonly direction: 'out' | 'in'
  /** When it was recorded here. */
  readonly at: Instant
  readonly acknowledge_by: CalendarDate
  readonly stands: TransferStands
  /** The day of the acknowledgement, or of the refusal. */
  readonly ended_on: CalendarDate | null
}

const inOf = (ref: string): string => `${ref}/in`

export const transfersProjection = projection<MaracCaseEvent, TransferRow>({
  name: 'transfers',
  version: 1,
  streams: ['maracCase'],
  key: 'id',
  columns: { id: 'text', ref: 'text', direction: 'text', at: 'text', acknowledge_by: 'text', stands: 'text', ended_on: 'text' },
  indexes: [['direction', 'stands', 'acknowledge_by', 'id'], ['at', 'id'], ['ref']],
  keysOf: event => {
    switch (event.type) {
      case 'CaseTransferred':
      case 'TransferAcknowledged':
      case 'TransferRefused':
        return [event.data.transferId]
      case 'TransferReceived':
      case 'TransferInAcknowledged':
        return [inOf(event.data.caseId)]
      default:
        return []
    }
  },
  on: {
    CaseTransferred: (_row, event, _open, key) => ({ id: key, ref: idOf(event.stream), direction: 'out', at: event.recordedAt, acknowledge_by: event.data.acknowledgeBy, stands: 'waiting', ended_on: null }),
    TransferAcknowledged: (row, event) => row && { ...row, stands: 'acknowledged', ended_on: event.data.acknowledgedOn },
    TransferRefused: (row, event) => row && { ...row, stands: 'refused', ended_on: event.data.refusedOn },
    TransferReceived: (_row, event, _open, key) => ({ id: key, ref: idOf(event.stream), direction: 'in', at: event.recordedAt, acknowledge_by: event.data.acknowledgeBy, stands: 'waiting', ended_on: null }),
    TransferInAcknowledged: (row, event) => row && { ...row, stands: 'acknowledged', ended_on: event.data.acknowledgedOn },
    others: 'ignored',
  },
})
