import type { Actor } from '@lantern/decision'

export const hub = ['coordinator', 'supervisor', 'marac-manager'] as const

/** Whoever governs: sees references, agencies and counts of every agency. */
export const governance = ['governance-viewer', 'steering-member', 'tactical-member', 'executive-member'] as const

/** Whether somebody governs. */
export const governs = (actor: Pick<Actor, 'roles'>): boolean => governance.some(role => actor.roles.includes(role))

/** Lists show the Hub every agency's; to others their own agency's. */
export const seesAll = (actor: Pick<Actor, 'roles'>): boolean => hub.some(role => actor.roles.includes(role))
