import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import { londonDate } from '@lantern/clock'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef, Target } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'

export class AgreeAction {
  constructor(
    readonly data: {
      actionId: ActionRef
      belongsTo: string
      /** What the case says of itself, read just before (docs/adr/0008). */
      caseOpen: boolean
      agency: string
      target: Target
      text: Sealed<string>
      immediateSafety: boolean
      /** By the rules, when nobody chose one. */
      dueOn?: CalendarDate | undefined
    },
  ) {}
}

/** The Hub gives actions, and any agency on a case asks them of another (Kent paper 2023, 4.2). */
export function decideAgreeAction({ data }: AgreeAction, state: Action, { now, rules }: Given<RulesInForce>): readonly ActionEvent[] {
  const { caseOpen, ...agreed } = data
  if (!allowedBy[state.status].includes('agree-action')) throw refusal('actions.exists')
  if (!caseOpen) throw refusal('actions.case-not-open')
  const dueOn = agreed.dueOn ?? dueDate(agreed.immediateSafety ? 'actionImmediateSafety' : 'actionDefault', now, rules)
  if (dueOn < londonDate(now)) throw refusal('actions.due-in-the-past')
  return [{ type: 'ActionAgreed', data: { ...agreed, dueOn } }]
}
