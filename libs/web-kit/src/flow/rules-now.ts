import type { Instant } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'

/** The rules in force at a moment, and the id of the event that recorded them. */
export abstract class RulesNow {
  abstract inForce(at: Instant): Promise<{ readonly rules: RulesInForce; readonly version: string }>
}
