import { Clock, londonDate, startOfLondonDay, workingDaysLate } from '@lantern/clock'
import type { CalendarDate, Instant, Open } from '@lantern/decision'
import { EventStore, isHidden, loadState, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { nextStep, RulesNow, type Ask, type RulesInForce, type Tier } from '@lantern/rules'
import { openerFor } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action, Status } from '../action/action.state.js'
import { action } from '../action/action.stream.js'
import { ladderOf, raisedTo } from '../action/ladder.policy.js'

/** Something that was done with it since it was first raised: a step, or what those did that had it. */
export interface EscalationEntry {
  readonly what: 'step' | 'raised' | 'chase' | 'direct' | 'new-date' | 'close'
  readonly tier: Tier
  readonly on: CalendarDate
  readonly asks: Ask | null
  /** The day of the answer, or the new due date. */
  readonly until: CalendarDate | null
  /** Why, in words; null where none were given, or they are not for this reader. */
  readonly words: string | null
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}

/** An action as those see it that it was raised to: no word of what the action is. */
export interface EscalationRecord {
  readonly ref: ActionRef
  readonly belongsTo: string
  readonly agency: string
  readonly status: Status
  readonly immediateSafety: boolean
  readonly firstDueOn: CalendarDate
  readonly dueOn: CalendarDate
  readonly workingDaysLate: number
  /** The tier outside its agency that has it now; null when none has. */
  readonly tier: Tier | null
  readonly heldUntil: CalendarDate | null
  readonly closed: boolean
  readonly entries: readonly EscalationEntry[]
  readonly next: { readonly tier: Tier; readonly on: CalendarDate } | null
  readonly revision: number
}

@Injectable()
export class EscalationRecords {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly rules: RulesNow,
    private readonly clock: Clock,
  ) {}

  /** `words` says at which tiers the words of a decision are for the reader. undefined for an action that is none, or was never raised. @throws NoRuleInForce */
  async find(ref: ActionRef, words: (tier: Tier) => boolean): Promise<EscalationRecord | undefined> {
    const { events: stored, state, revision } = await loadState(this.store, action, ref)
    const events = stored as readonly StoredOf<ActionEvent>[]
    if (state.status === 'none' || !events.some(event => event.type === 'ActionEscalated' && event.data.tier !== 'owner')) return undefined
    const open = await openerFor(this.sealer, action, events)
    const { rules } = await this.rules.inForce(startOfLondonDay(state.dueOn))
    return { ...recordOf(ref, events, state, { open, words, rules, today: londonDate(this.clock.now()) }), revision }
  }
}

interface Reading {
  readonly open: Open
  readonly words: (tier: Tier) => boolean
  readonly rules: RulesInForce
  readonly today: CalendarDate
}

/** Of what was recorded in error nothing is told. */
export function recordOf(ref: ActionRef, events: readonly StoredOf<ActionEvent>[], state: Action, { open, words, rules, today }: Reading): Omit<EscalationRecord, 'revision'> {
  const tier = raisedTo(state)
  const climbs = tier !== undefined || (!state.closed && state.highest !== undefined)
  const next = climbs ? nextStep(ladderOf(rules, state.immediateSafety), state, rules.calendar, today) : undefined
  return {
    ref,
    belongsTo: state.belongsTo,
    agency: state.agency,
    status: state.status,
    immediateSafety: state.immediateSafety,
    firstDueOn: state.firstDueOn,
    dueOn: state.dueOn,
    workingDaysLate: workingDaysLate(state.dueOn, today, rules.calendar),
    tier: tier ?? null,
    heldUntil: state.heldUntil ?? null,
    closed: state.closed,
    entries: events.flatMap(event => (isHidden(event) ? [] : entryOf(event, open, words))),
    next: next === undefined ? null : { tier: next.tier, on: next.on },
  }
}

function entryOf(event: StoredOf<ActionEvent>, open: Open, words: (tier: Tier) => boolean): readonly EscalationEntry[] {
  const { by, recordedAt: at } = event
  const on = londonDate(event.happenedAt)
  const shared = { by: { user: by.user, agency: by.agency }, at, on, asks: null, until: null }
  const said = (tier: Tier, box: Parameters<Open>[0] | undefined): string | null => (box !== undefined && words(tier) ? ((open(box) as string | undefined) ?? null) : null)
  switch (event.type) {
    case 'ActionEscalated': {
      const { tier, asks = null, stepDueOn, reason } = event.data
      return tier === 'owner' ? [] : [{ ...shared, what: reason === undefined ? 'step' : 'raised', tier, on: stepDueOn, asks, words: said(tier, reason) }]
    }
    case 'EscalationAnswered': {
      const { tier, answer, until, reason } = event.data
      return [{ ...shared, what: answer, tier, until, words: said(tier, reason) }]
    }
    case 'ActionExtended': {
      const { decidedBy, dueOn, reason } = event.data
      return decidedBy === undefined ? [] : [{ ...shared, what: 'new-date', tier: decidedBy, until: dueOn, words: said(decidedBy, reason) }]
    }
    case 'EscalationClosed':
      return [{ ...shared, what: 'close', tier: event.data.tier, words: said(event.data.tier, event.data.reason) }]
    default:
      return []
  }
}
