import type { MaracCase } from '../marac-case/marac-case.state.js'

/** What the actions of a case say of themselves. */
export interface PlanSoFar {
  /** References of those that are not finished. */
  readonly openActions: readonly string[]
  /** Whether an action that makes a child safer was done: without a name it is for every child of the case. */
  readonly childrenActedFor: boolean
  /** The children for whom one was done by name, by person id. */
  readonly actedFor: readonly string[]
}

/** Children for whom nothing was done, who were not heard, and of whom nobody said what was considered: a case cannot close over them. */
export const notConsidered = (state: Pick<MaracCase, 'children' | 'considered'>, { childrenActedFor, actedFor }: PlanSoFar): readonly string[] =>
  childrenActedFor ? [] : state.children.filter(child => !state.considered.includes(child) && !actedFor.includes(child))
