import { idOf, type CalendarDate, type Instant, type Open } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { Ask, Tier } from '@lantern/rules'
import { unmetStatuses } from '../action/action.allowed.js'
import type { ActionEntryRecordedInError, ActionEvent, Target } from '../action/action.events.js'
import type { Status } from '../action/action.state.js'

/** One row an action: what a list, a case and the ladder ask. */
export interface ActionRow {
  readonly ref: string
  readonly belongs_to: string
  readonly agency: string
  /** Agencies that had it before, each between commas; only commas when there is none. */
  readonly held_before: string
  readonly target: Target
  /** The person on the case that it is for, where one is named. */
  readonly person: string | null
  /** null when it is no longer held, or in error. */
  readonly text: string | null
  readonly immediate_safety: 0 | 1
  readonly status: Status
  readonly agreed_at: Instant
  readonly agreed_by: string
  /** Who of the agency accepted it, and so has it in hand; null until somebody has. */
  readonly accepted_by: string | null
  readonly first_due_on: CalendarDate
  readonly due_on: CalendarDate
  readonly last_note: string | null
  /** The highest step of the ladder taken since the date was last set, whom it asks, and the day it fell due. */
  readonly tier: Tier | null
  readonly asked_of: string | null
  readonly tier_on: CalendarDate | null
  /** What is asked of them; null before that was recorded. */
  readonly asks: Ask | null
  /** The day until which the ladder waits for an answer, and whether it was decided that it is not raised any further. */
  readonly held_until: CalendarDate | null
  readonly closed: 0 | 1
  readonly revision: number
  /** 1 while the ladder may climb: so that a tick finds its work by one index. */
  readonly unmet: 0 | 1
}

type Change = Partial<Omit<ActionRow, 'ref' | 'belongs_to' | 'first_due_on'>>
const changed = (row: ActionRow | undefined, event: { readonly revision: number }, change: Change): ActionRow | undefined =>
  row && { ...row, ...change, revision: event.revision }

const withoutEntry = ({ kind, stands: { status, dueOn, note, ladder } }: ActionEntryRecordedInError['data'], open: Open): Change => ({
  ...(kind === 'action' && { text: null, person: null }),
  status,
  due_on: dueOn,
  last_note: (note && open(note)) ?? null,
  tier: ladder?.tier ?? null,
  asked_of: ladder?.askedOf ?? null,
  tier_on: ladder?.on ?? null,
  asks: ladder?.asks ?? null,
  held_until: ladder?.heldUntil ?? null,
  closed: ladder?.closed ? 1 : 0,
  unmet: unmetStatuses.includes(status) ? 1 : 0,
})

export const actionListProjection = projection<ActionEvent, ActionRow>({
  name: 'action_list',
  version: 8,
  streams: ['action'],
  key: 'ref',
  columns: {
    ref: 'text',
    belongs_to: 'text',
    agency: 'text',
    held_before: 'text',
    target: 'text',
    person: 'text',
    text: 'text',
    immediate_safety: 'integer',
    status: 'text',
    agreed_at: 'text',
    agreed_by: 'text',
    accepted_by: 'text',
    first_due_on: 'text',
    due_on: 'text',
    last_note: 'text',
    tier: 'text',
    asked_of: 'text',
    tier_on: 'text',
    asks: 'text',
    held_until: 'text',
    closed: 'integer',
    revision: 'integer',
    unmet: 'integer',
  },
  // The last holds all that a board counts: ten thousand late actions are counted from it alone.
  indexes: [['belongs_to'], ['agency', 'status'], ['unmet', 'due_on', 'status'], ['agreed_by', 'status'], ['status'], ['tier', 'unmet', 'closed', 'tier_on', 'ref', 'agency']],
  on: {
    ActionAgreed: (_row, event, open) => ({
      ref: idOf(event.stream),
      belongs_to: event.data.belongsTo,
      agency: event.data.agency,
      held_before: ',',
      target: event.data.target,
      person: event.data.person ?? null,
      text: open(event.data.text) ?? null,
      immediate_safety: event.data.immediateSafety ? 1 : 0,
      status: 'proposed',
      agreed_at: event.recordedAt,
      agreed_by: event.by.agency,
      accepted_by: null,
      first_due_on: event.data.dueOn,
      due_on: event.data.dueOn,
      last_note: null,
      tier: null,
      asked_of: null,
      tier_on: null,
      asks: null,
      held_until: null,
      closed: 0,
      revision: event.revision,
      unmet: 1,
    }),
    ActionAccepted: (row, event) => changed(row, event, { status: 'accepted', accepted_by: event.by.user }),
    ActionDeclined: (row, event, open) => changed(row, event, { status: 'declined', last_note: open(event.data.reason) ?? null }),
    ActionExtended: (row, event, open) =>
      changed(row, event, { due_on: event.data.dueOn, last_note: open(event.data.reason) ?? null, tier: null, asked_of: null, tier_on: null, asks: null, held_until: null, closed: 0 }),
    ActionClaimedDone: (row, event, open) =>
      changed(row, event, { status: 'claimed-done', last_note: open(event.data.evidence) ?? null, unmet: 0 }),
    ActionVerified: (row, event) => changed(row, event, { status: 'done', unmet: 0 }),
    ActionReturned: (row, event, open) => changed(row, event, { status: 'accepted', last_note: open(event.data.reason) ?? null, unmet: 1 }),
    ActionNotDone: (row, event, open) => changed(row, event, { status: 'not-done', last_note: open(event.data.reason) ?? null, unmet: 0 }),
    ActionNotPossible: (row, event, open) =>
      changed(row, event, { status: 'not-possible', last_note: open(event.data.reason) ?? null, unmet: 0 }),
    // A step within the agency asks the one that has it now.
    ActionReassigned: (row, event, open) =>
      row && changed(row, event, {
        agency: event.data.agency,
        held_before: row.held_before.includes(`,${event.data.from},`) ? row.held_before : `${row.held_before}${event.data.from},`,
        status: 'proposed',
        last_note: open(event.data.reason) ?? null,
        asked_of: row.asked_of === event.data.from ? event.data.agency : row.asked_of,
      }),
    ActionEscalated: (row, { data, revision }, open) =>
      changed(row, { revision }, { tier: data.tier, asked_of: data.askedOf, tier_on: data.stepDueOn, asks: data.asks ?? null, held_until: null, ...(data.reason && { last_note: open(data.reason) ?? null }) }),
    EscalationAnswered: (row, event, open) => changed(row, event, { held_until: event.data.until, last_note: open(event.data.reason) ?? null }),
    EscalationClosed: (row, event, open) => changed(row, event, { closed: 1, last_note: open(event.data.reason) ?? null }),
    // What a row forgot comes with the event.
    ActionEntryRecordedInError: (row, event, open) => changed(row, event, event.data.kind === 'action-file' ? {} : withoutEntry(event.data, open)),
  },
})
