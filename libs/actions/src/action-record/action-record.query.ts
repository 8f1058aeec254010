import { londonDate, startOfLondonDay, workingDaysLate, isOverdue, type Explanation } from '@lantern/clock'
import type { CalendarDate, Instant, Open } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { RulesNow, stepsToCome, whyDeadline, type Ask, type RulesInForce, type Tier } from '@lantern/rules'
import { Clock } from '@lantern/clock'
import { openerFor, type FileKind } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { unmetStatuses } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef, Target } from '../action/action.events.js'
import { filesInError, reassignmentsInError } from '../action/action.in-error.js'
import { actionDeadline } from '../action/action-deadline.js'
import type { Action, Status } from '../action/action.state.js'
import { ladderOf } from '../action/ladder.policy.js'
import { action } from '../action/action.stream.js'

/** One step of the ladder: taken, or to come if the action stays unmet. */
export interface LadderStep {
  readonly tier: Tier
  readonly on: CalendarDate
  readonly askedOf: string | null
  readonly asks: Ask | null
  readonly taken: boolean
}

/** One action, whole, as its events say. */
export interface ActionRecord {
  readonly ref: ActionRef
  readonly belongsTo: string
  /** Whose it is now. */
  readonly agency: string
  /** Those that had it before, the first of them first, and why it was given to another. */
  readonly heldBefore: readonly { readonly agency: string; readonly until: Instant; readonly reason: string | undefined; readonly inError: boolean }[]
  readonly target: Target
  /** Of the person on the case that it is for, where one is named. */
  readonly person: string | undefined
  /** Whether another agency asks for it, and why: undefined too once the case's key is destroyed. */
  readonly asked: boolean
  readonly reason: string | undefined
  /** undefined once the case's key is destroyed, and when the action was recorded in error. */
  readonly text: string | undefined
  readonly immediateSafety: boolean
  /** What shows that it is done, the oldest first; a name is undefined once the case's key is destroyed. */
  readonly files: readonly { readonly id: string; readonly name: string | undefined; readonly size: number; readonly kind: FileKind; readonly at: Instant; readonly inError: boolean }[]
  readonly status: Status
  readonly agreedAt: Instant
  readonly agreedBy: string
  readonly firstDueOn: CalendarDate
  readonly dueOn: CalendarDate
  readonly unmet: boolean
  readonly overdue: boolean
  readonly workingDaysLate: number
  readonly extensions: readonly { readonly from: CalendarDate; readonly to: CalendarDate; readonly reason: string | undefined; readonly at: Instant }[]
  readonly ladder: readonly LadderStep[]
  readonly whyThisDate: Explanation
  readonly revision: number
}

export interface Found {
  readonly record: ActionRecord
  readonly events: readonly StoredOf<ActionEvent>[]
  readonly open: Open
}

/** Reads one action from its stream. Access is the caller's to check first. */
@Injectable()
export class ActionRecords {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly rules: RulesNow,
    private readonly clock: Clock,
  ) {}

  /** undefined when there is none. @throws NoRuleInForce */
  async find(ref: ActionRef): Promise<Found | undefined> {
    const { events: stored, state, revision } = await loadState(this.store, action, ref)
    const events = stored as readonly StoredOf<ActionEvent>[]
    const [first] = events
    if (first?.type !== 'ActionAgreed') return undefined
    const [open, then, now, late] = await Promise.all([
      openerFor(this.sealer, action, events),
      this.rules.inForce(first.recordedAt),
      this.rules.inForce(this.clock.now()),
      this.rules.inForce(startOfLondonDay(state.dueOn)),
    ])
    const record = recordOf(ref, events, state, open, { then: then.rules, now: now.rules, late: late.rules, today: londonDate(this.clock.now()) })
    return record && { record: { ...record, revision }, events, open }
  }
}

/** The rules of the day it was agreed say why its date is what it is; those of its due date (`late`) say what the ladder does next. */
export function recordOf(
  ref: ActionRef,
  events: readonly StoredOf<ActionEvent>[],
  state: Action,
  open: Open,
  { then, now, late, today }: { readonly then: RulesInForce; readonly now: RulesInForce; readonly late: RulesInForce; readonly today: CalendarDate },
): Omit<ActionRecord, 'revision'> | undefined {
  const [first] = events
  if (first?.type !== 'ActionAgreed') return undefined
  const [whole, gone, wordless] = [state.status === 'in-error', filesInError(events), reassignmentsInError(events)]
  const extensions = events.flatMap(event =>
    event.type === 'ActionExtended' ? [{ from: event.data.from, to: event.data.dueOn, reason: open(event.data.reason), at: event.recordedAt }] : [],
  )
  const last = extensions.at(-1)
  const unmet = unmetStatuses.includes(state.status)
  const { belongsTo, target, immediateSafety } = first.data
  return {
    ref,
    belongsTo,
    agency: state.agency,
    heldBefore: events.flatMap(event => (event.type === 'ActionReassigned' ? [{ agency: event.data.from, until: event.recordedAt, reason: open(event.data.reason), inError: whole || wordless(event.revision) }] : [])),
    target,
    person: whole ? undefined : first.data.person,
    asked: first.data.reason !== undefined,
    reason: first.data.reason && open(first.data.reason),
    text: open(first.data.text),
    immediateSafety,
    files: events.flatMap(event =>
      event.type === 'ActionClaimedDone' ? (event.data.files ?? []).map(({ fileId, name, size, kind }) => ({ id: fileId, name: open(name), size, kind, at: event.recordedAt, inError: gone(fileId) })) : [],
    ),
    status: state.status,
    agreedAt: first.recordedAt,
    agreedBy: first.by.agency,
    firstDueOn: state.firstDueOn,
    dueOn: state.dueOn,
    unmet,
    overdue: unmet && isOverdue(state.dueOn, today),
    workingDaysLate: unmet ? workingDaysLate(state.dueOn, today, now.calendar) : 0,
    extensions,
    ladder: stepsOf(events, state, late, today),
    whyThisDate: whyDeadline(
      // By the days of the agency that it was agreed for, whoever has it now.
      { ...actionDeadline({ agency: first.data.agency, immediateSafety, agreedAt: first.recordedAt, firstDueOn: first.data.dueOn, dueOn: last?.to ?? first.data.dueOn }), ...(last?.reason !== undefined && { movedBecause: last.reason }) },
      then,
    ),
  }
}

/** Steps taken since the date was last set, then those that follow while it is unmet. */
function stepsOf(events: readonly StoredOf<ActionEvent>[], state: Action, rules: RulesInForce, today: CalendarDate): readonly LadderStep[] {
  const since = events.findLastIndex(({ type }) => type === 'ActionExtended')
  const taken = events.slice(since + 1).flatMap(event =>
    event.type === 'ActionEscalated' ? [{ tier: event.data.tier, on: event.data.stepDueOn, askedOf: event.data.askedOf, asks: event.data.asks ?? null, taken: true }] : [],
  )
  if (!unmetStatuses.includes(state.status) || state.closed) return taken
  const next = [...stepsToCome(ladderOf(rules, state.immediateSafety), state, rules.calendar, today)]
  return [...taken, ...next.map(({ tier, on, asks }) => ({ tier, on, askedOf: null, asks, taken: false }))]
}
