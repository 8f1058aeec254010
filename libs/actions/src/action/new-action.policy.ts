import type { CalendarDate, Instant } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import type { HolderPerson } from '../action-holders.js'
import type { ActionAgreed } from './action.events.js'

/** What is said of an action before it is one. Without a date the rules set it. */
export interface NewAction extends Omit<ActionAgreed['data'], 'dueOn'> {
  /** What the case says of itself, read just before (docs/adr/0008). */
  readonly caseOpen: boolean
  readonly people: readonly HolderPerson[]
  /** The agencies whose information sharing agreement is not in force. */
  readonly without: readonly string[]
  readonly dueOn?: CalendarDate | undefined
}

/** Whoever is named is whom it makes safer. Other adults at risk and professionals are not among the people of a case, so that nobody is named for them. */
export const nameFits = ({ person, people, target }: NewAction): boolean => person === undefined || people.some(({ personId, target: of }) => personId === person && of === target)

export const dueOnOf = ({ agency, dueOn, immediateSafety }: Pick<NewAction, 'agency' | 'dueOn' | 'immediateSafety'>, now: Instant, rules: RulesInForce): CalendarDate =>
  dueOn ?? dueDate(immediateSafety ? 'actionImmediateSafety' : 'actionDefault', now, rules, agency)
