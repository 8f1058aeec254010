import type { CalendarDate } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { ProblemKind, WorkCheckEvent } from '../work-check/work-check.events.js'
import { problemKey } from '../work-check/work-check.state.js'

/** One row for each thing that the check of the work found. */
export interface ProblemRow {
  readonly id: string
  readonly kind: ProblemKind
  readonly ref: string
  readonly about: string | null
  /** The day on which it was found, the last time where it came again. */
  readonly found_on: CalendarDate
  readonly over_on: CalendarDate | null
}

export const problemsProjection = projection<WorkCheckEvent, ProblemRow>({
  name: 'problems',
  version: 1,
  streams: ['workCheck'],
  key: 'id',
  columns: { id: 'text', kind: 'text', ref: 'text', about: 'text', found_on: 'text', over_on: 'text' },
  indexes: [['over_on', 'found_on', 'id']],
  keysOf: ({ data }) => data.problems.map(problemKey),
  on: {
    ProblemsFound: (_row, { data }, _open, id) => {
      const found = data.problems.find(each => problemKey(each) === id)
      return found && { id, kind: found.kind, ref: found.ref, about: found.about ?? null, found_on: data.on, over_on: null }
    },
    ProblemsOver: (row, { data }) => row && { ...row, over_on: data.on },
  },
})
