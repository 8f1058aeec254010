import type { Actor } from '@lantern/decision'
import type { Ladder, RulesInForce, Tier } from '@lantern/rules'
import { tierOutside } from '../ladder.policy.js'
import { unmetStatuses } from './action.allowed.js'
import type { Action } from './action.state.js'
import { seesAll } from './hub.policy.js'

/** What is for immediate safety climbs faster. */
export const ladderOf = ({ escalation }: Pick<RulesInForce, 'escalation'>, immediateSafety: boolean): Ladder => (immediateSafety ? escalation.immediateSafety : escalation.actionOverdue)

/** The tier outside its agency that has it now; undefined for one that was not raised so far, is answered for, or is not raised any more. */
export const raisedTo = ({ status, ...climbed }: Pick<Action, 'status' | 'highest' | 'closed'>): Tier | undefined => (unmetStatuses.includes(status) ? tierOutside(climbed) : undefined)

/** Whether it is the agency of the action itself that speaks. What the Hub does for its own is the Hub's say. */
export const isOwn = ({ agency }: Pick<Action, 'agency'>, by: Pick<Actor, 'agency' | 'roles'>): boolean => by.agency === agency && !seesAll(by)
