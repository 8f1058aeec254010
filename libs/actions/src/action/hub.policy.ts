import type { Actor } from '@lantern/decision'

export const hub = ['coordinator', 'supervisor', 'marac-manager'] as const

/** Lists show the Hub every agency's; to others their own agency's. */
export const seesAll = (actor: Pick<Actor, 'roles'>): boolean => hub.some(role => actor.roles.includes(role))
