import type { Role } from '@lantern/access'
import type { AgencyKind } from '@lantern/rules'
import type { AgreementEnding } from './partnership.events.js'

/** The roles that people may have, each as a screen says it. `system` is not one: it is the automations' own. */
export const roleWords: Readonly<Record<Exclude<Role, 'system'>, string>> = {
  referrer: 'Referrer',
  'agency-representative': 'Agency representative',
  'agency-lead': 'Agency lead',
  researcher: 'Researcher',
  idva: 'IDVA',
  coordinator: 'Hub coordinator',
  supervisor: 'Hub supervisor',
  'marac-manager': 'MARAC manager',
  'governance-viewer': 'Governance viewer, of no group',
  'steering-member': 'Member of the MARAC Steering Group',
  'tactical-member': 'Member of the Tactical Group',
  'executive-member': 'Member of the Executive Group',
  'ig-officer': 'Information governance officer',
  auditor: 'Auditor',
  'reviews-officer': 'Reviews officer',
  'review-chair': 'Review chair',
  'finance-officer': 'Finance officer',
  administrator: 'Administrator',
}

/** Roles that see every case, or let people in: of the Hub alone, by the kind that the partnership's file gives an agency. */
const ofTheHub: readonly string[] = ['coordinator', 'supervisor', 'marac-manager', 'administrator'] satisfies readonly Role[]

/** Whether somebody of an agency of this kind may have the roles. */
export const mayHold = (kind: AgencyKind | undefined, roles: readonly string[]): boolean => kind === 'hub' || !roles.some(role => ofTheHub.includes(role))

/** Those of whom a person is one at most: what a group decides must never be recorded as another's. */
const ofGroups: readonly string[] = ['steering-member', 'tactical-member', 'executive-member'] satisfies readonly Role[]

/** Whether the roles speak for more than one group. */
export const areOfSeveralGroups = (roles: readonly string[]): boolean => new Set(roles.filter(role => ofGroups.includes(role))).size > 1

/** Why an agreement ends sooner than agreed. */
export const endingWords: Readonly<Record<AgreementEnding, string>> = {
  notice: 'The agency gave notice, or the partnership did',
  left: 'The agency has left the partnership, or is no more',
  replaced: 'Another agreement takes its place',
  breach: 'It was not kept to',
}

/** At least one role, and none but those of people. */
export const areRoles = (roles: readonly string[]): boolean => roles.length > 0 && roles.every(role => Object.hasOwn(roleWords, role))
