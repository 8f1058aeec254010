import type { DomainEvent, StreamType } from '@lantern/decision'

/** Somebody had read what they were told up to this place in the log, in digits that sort as text. Who and when stands in the envelope. */
export type NoticesRead = DomainEvent<'NoticesRead', { upTo: string }>

/** One stream a person, of the same id: how far they have read. Nothing in it is personal. */
export const noticeReading: StreamType<NoticesRead, null, 'noticeReading'> = { name: 'noticeReading', initialState: null, evolve: state => state, personal: { NoticesRead: {} } }
