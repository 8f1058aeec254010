import type { CalendarDate } from '@lantern/decision'
import type { Climb, Ladder, RulesInForce, Tier } from '@lantern/rules'

/** Something late as its answers see it, whatever it is: an action, or a duty such as research that was not returned. */
export interface Raised extends Climb {
  /** Whether the command may follow now. */
  readonly may: boolean
  /** The tier outside its agency that has it; undefined when none has. */
  readonly tier: Tier | undefined
  readonly agency: string
  readonly dueOn: CalendarDate
  readonly ladder: (rules: Pick<RulesInForce, 'escalation'>) => Ladder
}

