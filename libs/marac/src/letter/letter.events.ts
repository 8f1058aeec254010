import type { CalendarDate, DomainEvent } from '@lantern/decision'

/** To whom a letter is: the mailbox of an agency, or one person. */
export type Addressee = `agency:${string}` | `user:${string}`

/**
 * What somebody is told outside of Lantern, once: the notices of a day together, or some at once. Ids of notices alone: what a letter says is made when it is read or sent, of
 * those that its reader may still know of. `upTo`: the place in the log up to which it tells.
 */
export type LetterWritten = DomainEvent<'LetterWritten', { letterId: string; to: Addressee; how: 'digest' | 'at-once'; day: CalendarDate; upTo: string; notices: readonly string[] }>
/** A server took it. */
export type LetterSent = DomainEvent<'LetterSent', { letterId: string; by: 'smtp' | 'notify' }>
/** Before it was sent, nothing of it was still asked, or its reader may no longer know of the case. */
export type LetterNeedless = DomainEvent<'LetterNeedless', { letterId: string }>

export type LetterEvent = LetterWritten | LetterSent | LetterNeedless
