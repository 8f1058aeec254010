import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { PlanEvent } from './plan.events.js'

export interface PlanState {
  /** Person ids of the children who were heard, or for whom it was recorded what was considered. */
  readonly considered: readonly string[]
}

export const noPlan: PlanState = { considered: [] }

export const considering = (state: MaracCase, child: string): MaracCase => (state.considered.includes(child) ? state : { ...state, considered: [...state.considered, child] })

export const planFolds: ByType<PlanEvent, MaracCase> = {
  ChildConsidered: (state, { data }) => considering(state, data.child),
  TellerNamed: state => state,
  VictimTold: state => state,
  VictimNotTold: state => state,
}
