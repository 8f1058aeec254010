import type { Actor } from '@lantern/decision'
import type { Tier } from '@lantern/rules'
import { refusal } from './actions.refusals.js'
import { isDecidedAt } from './ladder.policy.js'
import { ownTier } from './own-tier.policy.js'
import type { Raised } from './raised-thing.js'
import { tierThatHas } from './tier-that-has.policy.js'

/** The tier that has it, where that is the manager or a group, and this is who decides for it. @throws Refusal actions.not-open, actions.not-raised, actions.not-yet-with-the-manager, actions.another-groups */
export function tierThatDecides(raised: Raised, by: Pick<Actor, 'roles'>): Tier {
  const tier = tierThatHas(raised)
  if (!isDecidedAt(tier)) throw refusal('actions.not-yet-with-the-manager')
  return ownTier(tier, by)
}
