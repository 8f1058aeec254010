import type { Tier } from '@lantern/rules'
import { refusal } from './actions.refusals.js'
import type { Raised } from './raised-thing.js'

/** The tier that has it, where the command may follow. @throws Refusal actions.not-open, actions.not-raised */
export function tierThatHas({ may, tier }: Raised): Tier {
  if (!may) throw refusal('actions.not-open')
  if (tier === undefined) throw refusal('actions.not-raised')
  return tier
}
