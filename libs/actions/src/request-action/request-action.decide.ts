import { londonDate } from '@lantern/clock'
import type { Given, Sealed } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import type { ActionEvent } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'
import { dueOnOf, nameFits, type NewAction } from '../action/new-action.policy.js'

export class RequestAction {
  constructor(readonly data: NewAction & { readonly reason: Sealed<string> }) {}
}

/** Any agency on a case asks another for an action, and says why (Kent paper 2023, 4.2). It waits for an answer like one that the Hub gave: accepted, or declined with the reason. */
export function decideRequestAction({ data }: RequestAction, state: Action, { now, by, rules }: Given<RulesInForce>): readonly ActionEvent[] {
  const { caseOpen, people, without, ...asked } = data
  if (!allowedBy[state.status].includes('request-action')) throw refusal('actions.exists')
  if (!caseOpen) throw refusal('actions.case-not-open')
  if (asked.agency === by.agency) throw refusal('actions.your-own')
  if (without.includes(asked.agency)) throw refusal('actions.no-agreement')
  if (asked.person !== undefined && !people.some(({ personId }) => personId === asked.person)) throw refusal('actions.no-such-person')
  if (!nameFits(data)) throw refusal('actions.person-does-not-fit')
  const dueOn = dueOnOf(asked, now, rules)
  if (dueOn < londonDate(now)) throw refusal('actions.due-in-the-past')
  return [{ type: 'ActionAgreed', data: { ...asked, dueOn } }]
}
