import { Clock, londonDate, startOfLondonDay } from '@lantern/clock'
import { EventStore, isHidden, loadState, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { RulesNow, whyDeadline, type Deadline, type Tier } from '@lantern/rules'
import { openerFor } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { DiscoveryService } from '@nestjs/core'
import { actionDeadline } from '../action/action-deadline.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'
import { action } from '../action/action.stream.js'
import { ladderOf, raisedTo } from '../action/ladder.policy.js'
import type { DutyEvent, DutyKind, DutyRef } from '../duty/duty.events.js'
import { isDutyRef } from '../duty/duty.refs.js'
import type { Duty } from '../duty/duty.state.js'
import { duty } from '../duty/duty.stream.js'
import { dutyLadders, dutyRaisedTo, isByDays, kindOf } from '../duty/ladder.policy.js'
import { DutySource } from '../duty-source.js'
import { entriesFor, standingOf, type EscalationEntry, type EscalationRecord, type Reading } from './escalation-record.js'

@Injectable()
export class EscalationRecords {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly rules: RulesNow,
    private readonly clock: Clock,
    private readonly discovery: DiscoveryService,
  ) {}

  /** `words` says at which tiers the words of a decision are for the reader. undefined for what is not there, or was never raised. @throws NoRuleInForce */
  async find(ref: string, words: (tier: Tier) => boolean): Promise<EscalationRecord | undefined> {
    return isDutyRef(ref) ? this.ofDuty(ref, words) : this.ofAction(ref, words)
  }

  /** Why it is due on its date, without a word of why that was moved; nothing where no clock gave it. */
  async why({ ref, kind, belongsTo: about, agency, firstDueOn, dueOn }: EscalationRecord): Promise<readonly string[]> {
    const deadline = kind === 'action' ? await this.ofActionClock(ref) : await this.sourceOf(kind)?.deadline({ about, agency }, londonDate(this.clock.now()))
    if (!deadline) return []
    const { movedBecause: _words, ...bare } = deadline
    return whyDeadline({ ...bare, ...(dueOn !== (bare.movedTo ?? bare.firstDueOn ?? firstDueOn) && { movedTo: dueOn }) }, (await this.rules.inForce(bare.startedAt)).rules).sentences
  }

  private async ofActionClock(ref: ActionRef): Promise<Deadline | undefined> {
    const { events, state } = await loadState(this.store, action, ref)
    const agreedAt = (events as readonly StoredOf<ActionEvent>[]).find(({ type }) => type === 'ActionAgreed')?.recordedAt
    return agreedAt === undefined ? undefined : actionDeadline({ ...state, agreedAt })
  }

  private sourceOf(kind: DutyKind): DutySource | undefined {
    return this.discovery.getProviders().flatMap(({ instance }) => (instance instanceof DutySource && instance.kind === kind ? [instance] : []))[0]
  }

  private async ofAction(ref: ActionRef, words: (tier: Tier) => boolean): Promise<EscalationRecord | undefined> {
    const { events: stored, state, revision } = await loadState(this.store, action, ref)
    const events = stored as readonly StoredOf<ActionEvent>[]
    if (state.status === 'none' || !events.some(event => event.type === 'ActionEscalated' && event.data.tier !== 'owner')) return undefined
    const open = await openerFor(this.sealer, action, events)
    return { ...recordOf(ref, events, state, { open, words, ...(await this.on(state.dueOn)) }), revision }
  }

  private async ofDuty(ref: DutyRef, words: (tier: Tier) => boolean): Promise<EscalationRecord | undefined> {
    const { events: stored, state, revision } = await loadState(this.store, duty, ref)
    const events = stored as readonly StoredOf<DutyEvent>[]
    if (!events.some(event => event.type === 'DutyEscalated' && event.data.tier !== 'owner')) return undefined
    const open = await openerFor(this.sealer, duty, events)
    return { ...dutyRecordOf(ref, events, state, { open, words, ...(await this.on(state.dueOn)) }), revision }
  }

  private async on(dueOn: string): Promise<Pick<Reading, 'rules' | 'today'>> {
    return { rules: (await this.rules.inForce(startOfLondonDay(dueOn))).rules, today: londonDate(this.clock.now()) }
  }
}

/** Of what was recorded in error nothing is told. */
export function recordOf(ref: ActionRef, events: readonly StoredOf<ActionEvent>[], state: Action, reading: Reading): Omit<EscalationRecord, 'revision'> {
  const { belongsTo, agency, status, immediateSafety, firstDueOn } = state
  return {
    ...{ ref, kind: 'action', belongsTo, agency, status, immediateSafety, firstDueOn },
    ...standingOf({ ...state, tier: raisedTo(state), ladder: ladderOf(reading.rules, immediateSafety) }, reading),
    entries: events.flatMap(event => (isHidden(event) ? [] : entryOf(event, reading))),
  }
}

export function dutyRecordOf(ref: DutyRef, events: readonly StoredOf<DutyEvent>[], state: Duty, reading: Reading): Omit<EscalationRecord, 'revision'> {
  const [kind, { about: belongsTo, agency, area, missed, status, firstDueOn }] = [kindOf(state), state]
  const standing = standingOf({ ...state, tier: dutyRaisedTo(state), ladder: dutyLadders[kind](reading.rules) }, reading)
  return {
    ...{ ref, kind, belongsTo, agency, status, immediateSafety: false, firstDueOn, ...(area !== undefined && { area }), ...(missed !== undefined && { missed }) },
    ...standing,
    next: standing.next && { ...standing.next, ...(!isByDays(kind) && { on: null }) },
    entries: events.flatMap(event => entryOf(event, reading)),
  }
}

/** Which entry an event is, of an action or of what else is owed; none for all else. */
function entryOf(event: StoredOf<ActionEvent | DutyEvent>, reading: Reading): readonly EscalationEntry[] {
  const entry = entriesFor(reading)
  switch (event.type) {
    case 'ActionEscalated':
    case 'DutyEscalated':
      return entry.step(event)
    case 'EscalationAnswered':
    case 'DutyAnswered':
      return entry.answer(event)
    case 'ActionExtended':
    case 'DutyGivenTime':
      return entry.newDate(event)
    case 'EscalationClosed':
    case 'DutyEscalationClosed':
      return entry.close(event)
    default:
      return []
  }
}
