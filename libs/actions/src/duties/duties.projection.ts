import { idOf, type CalendarDate } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { Ask, Tier } from '@lantern/rules'
import type { DutyEvent, DutyKind } from '../duty/duty.events.js'

/** One row for each duty whose date has come: how far it was raised. What is the same of an action has the same name. */
export interface DutyRow {
  readonly ref: string
  readonly kind: DutyKind
  /** What it is owed on: a case. */
  readonly belongs_to: string
  readonly agency: string
  readonly first_due_on: CalendarDate
  readonly due_on: CalendarDate
  /** The highest step of the ladder taken since the date was last set, whom it asks, and the day it fell due. */
  readonly tier: Tier | null
  readonly asked_of: string | null
  readonly tier_on: CalendarDate | null
  readonly asks: Ask | null
  /** The day until which the ladder waits for an answer, and whether it was decided that it is not raised any further. */
  readonly held_until: CalendarDate | null
  readonly closed: 0 | 1
  /** None is more urgent than another. */
  readonly immediate_safety: 0
  /** Of attendance: in which area, and how many meetings were missed by the last step. */
  readonly area: string | null
  readonly missed: number | null
  /** 1 until it has come, or is asked for no longer. */
  readonly unmet: 0 | 1
}

const anew = { tier: null, asked_of: null, tier_on: null, asks: null, held_until: null, closed: 0 } as const

export const dutiesProjection = projection<DutyEvent, DutyRow>({
  name: 'duties',
  version: 2,
  streams: ['duty'],
  key: 'ref',
  columns: {
    ref: 'text',
    kind: 'text',
    belongs_to: 'text',
    agency: 'text',
    first_due_on: 'text',
    due_on: 'text',
    tier: 'text',
    asked_of: 'text',
    tier_on: 'text',
    asks: 'text',
    held_until: 'text',
    closed: 'integer',
    immediate_safety: 'integer',
    area: 'text',
    missed: 'integer',
    unmet: 'integer',
  },
  indexes: [['belongs_to'], ['kind', 'unmet'], ['unmet', 'due_on']],
  on: {
    DutyEscalated: (row, { stream, data }) => ({
      ...{ ref: idOf(stream), kind: data.kind, belongs_to: data.about, agency: data.agency, first_due_on: row?.first_due_on ?? data.dueOn, due_on: data.dueOn },
      ...{ tier: data.tier, asked_of: data.askedOf, tier_on: data.stepDueOn, asks: data.asks, held_until: null, closed: row?.due_on === data.dueOn ? row.closed : 0, immediate_safety: 0, unmet: 1 },
      ...{ area: data.area ?? row?.area ?? null, missed: data.missed ?? row?.missed ?? null },
    }),
    DutyAnswered: (row, { data }) => row && { ...row, held_until: data.until },
    DutyGivenTime: (row, { data }) => row && { ...row, ...anew, due_on: data.dueOn },
    DutyEscalationClosed: row => row && { ...row, closed: 1 },
    DutyEnded: row => row && { ...row, unmet: 0 },
  },
})
