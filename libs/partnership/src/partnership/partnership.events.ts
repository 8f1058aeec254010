import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { AgencyKind, RuleFile } from '@lantern/rules'
import type { SetUpEvent } from './set-up.events.js'

/** Area, agency and district ids are lower-case words joined by hyphens, such as canterbury-housing. They are never reused. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** `groups`: who governs, such as the Tactical Group that an escalation may reach. */
export type PartnershipFounded = DomainEvent<'PartnershipFounded', { partnershipId: string; name: string; groups: readonly Named[] }>
/** `onScreen`: an administrator added it; else the files of the partnership did, which must go on saying so. */
export type AreaDefined = DomainEvent<'AreaDefined', { areaId: string; name: string; districts: readonly Named[]; onScreen?: true }>
/** `serves`: ids of districts; without it the agency serves them all. */
export type AgencyRegistered = DomainEvent<'AgencyRegistered', { agencyId: string; name: string; kind: AgencyKind; serves?: readonly string[]; onScreen?: true }>
/** The rules as text, so that the log alone says what held when. The id of this event is the rules version in every later envelope. */
export type RulesLoaded = DomainEvent<'RulesLoaded', { hash: string; files: readonly RuleFile[] }>
export type UserAdded = DomainEvent<'UserAdded', { userId: string; agency: string; roles: readonly string[]; name: Sealed<string> }>
export type UserRolesChanged = DomainEvent<'UserRolesChanged', { userId: string; roles: readonly string[] }>
export type UserDisabled = DomainEvent<'UserDisabled', { userId: string }>
export type UserEnabled = DomainEvent<'UserEnabled', { userId: string }>

/**
 * Where an agency is told that something waits for it. Meant to be a mailbox that several share, which is nobody's personal data; but nothing
 * keeps an agency from giving a person's own, so that it is sealed and can be erased like one.
 */
export type AgencyMailboxSet = DomainEvent<'AgencyMailboxSet', { agencyId: string; address: Sealed<string> }>
/** Nobody writes to the agency any more. */
export type AgencyMailboxCleared = DomainEvent<'AgencyMailboxCleared', { agencyId: string }>
/** An agency signed the information sharing agreement: it is sent cases, and sees them, from the first day to the last, both included. `reference` tells its agreements apart. */
export type AgreementRecorded = DomainEvent<'AgreementRecorded', { agencyId: string; reference: string; signedOn: CalendarDate; from: CalendarDate; until: CalendarDate }>
export const agreementEndings = ['notice', 'left', 'replaced', 'breach'] as const
export type AgreementEnding = (typeof agreementEndings)[number]
/** It ends sooner than was agreed. */
export type AgreementEnded = DomainEvent<'AgreementEnded', { agencyId: string; reference: string; lastDay: CalendarDate; because: AgreementEnding }>

export type PartnershipEvent =
  | PartnershipFounded
  | AreaDefined
  | AgencyRegistered
  | RulesLoaded
  | UserAdded
  | UserRolesChanged
  | UserDisabled
  | UserEnabled
  | AgencyMailboxSet
  | AgencyMailboxCleared
  | AgreementRecorded
  | AgreementEnded
  | SetUpEvent
