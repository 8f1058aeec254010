import { foldBy, type CalendarDate } from '@lantern/decision'
import type { ResolutionEvent, ResolvedBy } from './resolution.events.js'

export interface Resolution {
  readonly status: 'none' | 'recorded' | 'in-error'
  /** Missing until it is recorded. */
  readonly resolvedBy?: ResolvedBy
  readonly on?: CalendarDate
}

export const initialState: Resolution = { status: 'none' }

export const evolve = foldBy<ResolutionEvent, Resolution>({
  ResolutionRecorded: (_state, { data: { resolvedBy, on } }) => ({ status: 'recorded', resolvedBy, on }),
  ResolutionRecordedInError: state => ({ ...state, status: 'in-error' }),
})
