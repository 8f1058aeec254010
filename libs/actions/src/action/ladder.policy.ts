import type { Actor, CalendarDate } from '@lantern/decision'
import { tiers, type Ask, type Ladder, type RulesInForce, type Tier } from '@lantern/rules'
import { unmetStatuses } from './action.allowed.js'
import type { ActionEvent, ActionRef } from './action.events.js'
import type { Action } from './action.state.js'
import { seesAll } from './hub.policy.js'

/** Within the agency first: it is accountable for its actions (Cumbria); then the tiers of the partnership. */
const withinAgency: readonly Tier[] = ['owner', 'agency-lead', 'agency-senior']

export const isWithinAgency = (tier: Tier): boolean => withinAgency.includes(tier)

/** What is for immediate safety climbs faster. */
export const ladderOf = ({ escalation }: Pick<RulesInForce, 'escalation'>, immediateSafety: boolean): Ladder => (immediateSafety ? escalation.immediateSafety : escalation.actionOverdue)

/** Whom a step asks: the agency for tiers within it, else the tier itself. */
export const askedOf = (tier: Tier, agency: string): string => (isWithinAgency(tier) ? agency : tier)

/** The tier outside its agency that has it now; undefined for one that was not raised so far, is answered for, or is not raised any more. */
export function raisedTo({ status, highest, closed }: Pick<Action, 'status' | 'highest' | 'closed'>): Tier | undefined {
  if (closed || highest === undefined || !unmetStatuses.includes(status)) return undefined
  if (!isWithinAgency(highest.tier)) return highest.tier
  // The senior manager of the agency is asked after the coordinator.
  return highest.tier === 'agency-senior' ? 'coordinator' : undefined
}

/** Whether it is the agency of the action itself that speaks. What the Hub does for its own is the Hub's say. */
export const isOwn = ({ agency }: Pick<Action, 'agency'>, by: Pick<Actor, 'agency' | 'roles'>): boolean => by.agency === agency && !seesAll(by)

/** Whether that is the manager or a group: from there on only they decide on its date, and on its end. */
export const isDecidedAt = (tier: Tier | undefined): tier is Tier => tier !== undefined && tiers.indexOf(tier) >= tiers.indexOf('marac-manager')

/** What an escalation to one tier says, whoever or whatever takes the step. */
export const escalatedTo = (actionId: ActionRef, { agency, dueOn }: Pick<Action, 'agency' | 'dueOn'>, ladder: Ladder, step: { readonly tier: Tier; readonly asks: Ask; readonly on: CalendarDate; readonly late: number }): Extract<ActionEvent, { type: 'ActionEscalated' }>['data'] => ({
  actionId,
  agency,
  tier: step.tier,
  dueOn,
  workingDaysLate: step.late,
  stepDueOn: step.on,
  askedOf: askedOf(step.tier, agency),
  asks: step.asks,
  rule: { id: ladder.id, version: ladder.version },
})
