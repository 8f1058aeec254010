import type { DomainEvent } from '@lantern/decision'

/** Why two records may be of one person, as somebody was shown it when they decided. */
export const matchReasons = ['same-name', 'also-known-as', 'sounds-like', 'spelled-alike', 'part-of-name', 'same-birth-date', 'similar-birth-date', 'same-address'] as const
export type MatchReason = (typeof matchReasons)[number]

/** A person told of in a referral, and in which case: ids and references only. */
export interface Known {
  readonly personId: string
  readonly caseId: string
}

/** A person said that two records are of one person. Nothing of either record changes, so that it can be taken back whole. */
export type PeopleMerged = DomainEvent<'PeopleMerged', { one: Known; other: Known; because: readonly MatchReason[] }>
/** They are two records again, exactly as before. */
export type PeopleUnmerged = DomainEvent<'PeopleUnmerged', { one: Known; other: Known }>
/** A person said that they are two people, so that nobody has to look again. */
export type PeopleToldApart = DomainEvent<'PeopleToldApart', { one: Known; other: Known; because: readonly MatchReason[] }>

export type SamePersonEvent = PeopleMerged | PeopleUnmerged | PeopleToldApart
