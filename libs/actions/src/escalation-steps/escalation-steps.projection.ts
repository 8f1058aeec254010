import { idOf, type CalendarDate, type Open } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { Tier } from '@lantern/rules'
import type { ActionEvent } from '../action/action.events.js'
import type { DutyEvent } from '../duty/duty.events.js'
import { belongsToOf } from '../action/action.refs.js'

/** One row a step that was taken, of an action or of a duty, whatever became of it since: what a trend is counted from. */
export interface EscalationStepRow {
  readonly id: string
  readonly ref: string
  readonly belongs_to: string
  readonly agency: string
  readonly tier: Tier
  readonly on_day: CalendarDate
}

const taken = (_row: EscalationStepRow | undefined, { stream, data: { agency, tier, stepDueOn } }: { readonly stream: string; readonly data: { readonly agency: string; readonly tier: Tier; readonly stepDueOn: CalendarDate } }, _open: Open, id: string): EscalationStepRow => {
  const ref = idOf(stream)
  return { id, ref, belongs_to: belongsToOf(ref), agency, tier, on_day: stepDueOn }
}

export const escalationStepsProjection = projection<ActionEvent | DutyEvent, EscalationStepRow>({
  name: 'escalation_steps',
  version: 2,
  streams: ['action', 'duty'],
  key: 'id',
  columns: { id: 'text', ref: 'text', belongs_to: 'text', agency: 'text', tier: 'text', on_day: 'text' },
  indexes: [['tier', 'on_day']],
  keysOf: event => (event.type === 'ActionEscalated' || event.type === 'DutyEscalated' ? [`${idOf(event.stream)}/${event.data.tier}/${event.data.stepDueOn}`] : []),
  on: {
    ActionEscalated: taken,
    DutyEscalated: taken,
    others: 'ignored',
  },
})
