import { idOf, type CalendarDate } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { Tier } from '@lantern/rules'
import type { ActionEvent } from '../action/action.events.js'
import { belongsToOf } from '../action/action.refs.js'

/** One row a step that was taken, whatever became of the action since: what a trend is counted from. */
export interface EscalationStepRow {
  readonly id: string
  readonly ref: string
  readonly belongs_to: string
  readonly agency: string
  readonly tier: Tier
  readonly on_day: CalendarDate
}

export const escalationStepsProjection = projection<ActionEvent, EscalationStepRow>({
  name: 'escalation_steps',
  version: 1,
  streams: ['action'],
  key: 'id',
  columns: { id: 'text', ref: 'text', belongs_to: 'text', agency: 'text', tier: 'text', on_day: 'text' },
  indexes: [['tier', 'on_day']],
  keysOf: event => (event.type === 'ActionEscalated' ? [`${idOf(event.stream)}/${event.data.tier}/${event.data.stepDueOn}`] : []),
  on: {
    ActionEscalated: (_row, { stream, data }, _open, key) => {
      const ref = idOf(stream)
      return { id: key, ref, belongs_to: belongsToOf(ref), agency: data.agency, tier: data.tier, on_day: data.stepDueOn }
    },
    others: 'ignored',
  },
})
