import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { ClosingEvent } from './closing.events.js'

export interface ClosingState {
  /** Actions that were agreed while the case was being closed. */
  readonly flaggedActions: readonly string[]
}

export const notClosed: ClosingState = { flaggedActions: [] }

export const closingFolds: ByType<ClosingEvent, MaracCase> = {
  CaseClosed: state => ({ ...state, status: 'closed' }),
  OpenActionFlagged: (state, { data }) => ({ ...state, flaggedActions: [...state.flaggedActions, data.action] }),
}
