import type { Actor } from '@lantern/decision'
import type { Tier } from '@lantern/rules'
import { refusal } from './actions.refusals.js'
import { speaksFor } from './ladder.policy.js'

/** Nobody decides for another group. @throws Refusal actions.another-groups */
export function ownTier(tier: Tier, by: Pick<Actor, 'roles'>): Tier {
  if (!speaksFor(tier, by)) throw refusal('actions.another-groups')
  return tier
}
