import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import type { ActionEvent } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'
import { dueOnOf, nameFits, type NewAction } from '../action/new-action.policy.js'

export class AgreeAction {
  /** `gives`: whether this person gives actions to any agency, as the Hub does. */
  constructor(readonly data: NewAction & { readonly gives: boolean }) {}
}

/** The Hub gives actions, and an agency takes one on itself; of another it asks it, with the reason (Kent paper 2023, 4.2). */
export function decideAgreeAction({ data }: AgreeAction, state: Action, { now, by, rules }: Given<RulesInForce>): readonly ActionEvent[] {
  const { caseOpen, people, without, gives, ...agreed } = data
  if (!allowedBy[state.status].includes('agree-action')) throw refusal('actions.exists')
  if (!caseOpen) throw refusal('actions.case-not-open')
  if (agreed.agency !== by.agency && !gives) throw refusal('actions.ask-for-it')
  if (without.includes(agreed.agency)) throw refusal('actions.no-agreement')
  if (agreed.person !== undefined && !people.some(({ personId }) => personId === agreed.person)) throw refusal('actions.no-such-person')
  if (!nameFits(data)) throw refusal('actions.person-does-not-fit')
  const dueOn = dueOnOf(agreed, now, rules)
  if (dueOn < londonDate(now)) throw refusal('actions.due-in-the-past')
  return [{ type: 'ActionAgreed', data: { ...agreed, dueOn } }]
}
