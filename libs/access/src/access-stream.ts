import type { DomainEvent, Instant, StreamType } from '@lantern/decision'

/** What of a case was read. The worksheet is the reader's own agency's. */
export const readings = ['case-read', 'history-read', 'worksheet-read', 'messages-read', 'readers-read'] as const
export type Reading = (typeof readings)[number]

/** `asAt` when the case was read as at a past moment. */
export type CaseRead = DomainEvent<'CaseRead', { read: Reading; ref: string; asAt?: Instant }>
/** A file of a case was downloaded, by its id: never its name. */
export type FileRead = DomainEvent<'FileRead', { ref: string; file: string }>
/** What kind of thing was searched for and how many were found; never the terms, which are names. */
export type SearchMade = DomainEvent<'SearchMade', { of: string; found: number }>
/** A list that shows people or what is to be done for them: `of` is its route. */
export type ListRead = DomainEvent<'ListRead', { of: string }>
/** What was taken out, and how many rows; `ref` when it was of one case. */
export type ExportMade = DomainEvent<'ExportMade', { of: string; rows: number; ref?: string }>
/** What was tried. `ref` only where it is a reference: anything may stand in an address that somebody typed. */
export type AccessDenied = DomainEvent<'AccessDenied', { tried: string; ref?: string }>
/** Somebody proved who they are, in a browser or by a program. */
export type SignInMade = DomainEvent<'SignInMade', { by: 'browser' | 'bearer' }>
/**
 * Somebody did not: a wrong name, password or code, or one try too many, which stops signing in `until` then. In the stream of the user whose
 * name was typed; else in nobody's, with the keyed hash of the name, so that many tries at one name are seen.
 */
export type SignInRefused = DomainEvent<'SignInRefused', { by: 'browser' | 'bearer'; until?: Instant; nameHash?: string }>
export type AccessEvent = SignInMade | SignInRefused | CaseRead | FileRead | ListRead | SearchMade | ExportMade | AccessDenied

/** Who saw what: one stream per user and month, `access-<user>-<yyyy-mm>` (UTC), so that none grows without end. */
export const accessStream: StreamType<AccessEvent, null, 'access'> = {
  name: 'access',
  initialState: null,
  evolve: state => state,
  personal: { SignInMade: {}, SignInRefused: {}, CaseRead: {}, FileRead: {}, ListRead: {}, SearchMade: {}, ExportMade: {}, AccessDenied: {} },
}

/** Who tries under a name that nobody has. No user's id: those are lower-case. */
export const NOBODY = { user: 'NOBODY', agency: 'none' } as const

export const accessStreamOf = (user: string, at: Instant): string => `${accessStream.name}-${user}-${at.slice(0, 7)}`
