import type { Instant } from '@lantern/decision'
import type { RulesInForce } from './rules-at.js'

/** Gives the rules in force at a moment, and the id of the RulesLoaded event that brought them (for the envelope; empty before the first). */
export abstract class RulesNow {
  /** @throws NoRuleInForce */
  abstract inForce(at: Instant): Promise<{ readonly rules: RulesInForce; readonly version: string }>
}
