import type { DomainEvent, StreamType } from '@lantern/decision'
import type { CaseRef } from '../marac-case/marac-case.refs.js'

/** Somebody had the messages of a case before them, up to this revision of the case. Who and when stands in the envelope. */
export type MessagesRead = DomainEvent<'MessagesRead', { caseId: CaseRef; upTo: number }>

/** Read marks of a case, beside its own stream: reading changes nothing of the case, and must not stand in the way of those who do (docs/adr/0011). */
export const caseReading: StreamType<MessagesRead, null, 'caseReading'> = {
  name: 'caseReading',
  initialState: null,
  evolve: state => state,
  personal: { MessagesRead: {} },
}
