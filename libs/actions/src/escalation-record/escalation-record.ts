import { londonDate, workingDaysLate } from '@lantern/clock'
import type { CalendarDate, Instant, Open, Sealed } from '@lantern/decision'
import { nextStep, type Ask, type Ladder, type RulesInForce, type StepTaken, type Tier } from '@lantern/rules'
import type { Status } from '../action/action.state.js'
import type { DutyKind } from '../duty/duty.events.js'
import type { DutyStatus } from '../duty/duty.state.js'

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

/** Something late as those see it that it was raised to: no word of what it is about. */
export interface EscalationRecord {
  readonly ref: string
  /** What is late. */
  readonly kind: 'action' | DutyKind
  readonly belongsTo: string
  readonly agency: string
  /** Of attendance and minutes. */
  readonly area?: string
  /** Of attendance: how many meetings were missed by the last step. */
  readonly missed?: number
  readonly status: Status | DutyStatus
  readonly immediateSafety: boolean
  readonly firstDueOn: CalendarDate
  readonly dueOn: CalendarDate
  readonly workingDaysLate: number
  /** The tier outside its agency that has it now; null when none has. */
  readonly tier: Tier | null
  readonly heldUntil: CalendarDate | null
  readonly closed: boolean
  readonly entries: readonly EscalationEntry[]
  /** `on` is null where no day takes it, but what happens. */
  readonly next: { readonly tier: Tier; readonly on: CalendarDate | null } | null
  readonly revision: number
}

/** What is needed to tell of it: its reader's eyes, the rules of its due date, and the day. */
export interface Reading {
  readonly open: Open
  /** At which tiers the words of a decision are for the reader. */
  readonly words: (tier: Tier) => boolean
  readonly rules: RulesInForce
  readonly today: CalendarDate
}

interface Stands {
  readonly dueOn: CalendarDate
  readonly highest: StepTaken | undefined
  readonly heldUntil: CalendarDate | undefined
  readonly closed: boolean
  /** The tier outside its agency that has it. */
  readonly tier: Tier | undefined
  readonly ladder: Ladder
}

/** Where it stands, and which step follows unless it is done: the same of whatever is late. */
export function standingOf({ tier, ladder, ...climb }: Stands, { rules, today }: Pick<Reading, 'rules' | 'today'>) {
  const climbs = tier !== undefined || (!climb.closed && climb.highest !== undefined)
  const next = climbs ? nextStep(ladder, climb, rules.calendar, today) : undefined
  return {
    dueOn: climb.dueOn,
    workingDaysLate: workingDaysLate(climb.dueOn, today, rules.calendar),
    tier: tier ?? null,
    heldUntil: climb.heldUntil ?? null,
    closed: climb.closed,
    next: next === undefined ? null : { tier: next.tier, on: next.on },
  }
}

interface Happened {
  readonly by: EscalationEntry['by']
  readonly recordedAt: Instant
  readonly happenedAt: Instant
}
type Reason = Sealed<string> | undefined

/** The entries of what happened to something late, whatever it is. */
export function entriesFor({ open, words }: Pick<Reading, 'open' | 'words'>) {
  const entry = (what: EscalationEntry['what'], { by, recordedAt, happenedAt }: Happened, tier: Tier, reason: Reason, more: Partial<EscalationEntry> = {}): readonly EscalationEntry[] => [
    { what, tier, on: londonDate(happenedAt), asks: null, until: null, words: reason !== undefined && words(tier) ? (open(reason) ?? null) : null, by: { user: by.user, agency: by.agency }, at: recordedAt, ...more },
  ]
  return {
    /** Whoever was merely told that it is due is not who it was raised to. */
    step: (event: Happened & { readonly data: { readonly tier: Tier; readonly asks?: Ask; readonly stepDueOn: CalendarDate; readonly reason?: Sealed<string> } }) => {
      const { tier, asks = null, stepDueOn, reason } = event.data
      return tier === 'owner' ? [] : entry(reason === undefined ? 'step' : 'raised', event, tier, reason, { on: stepDueOn, asks })
    },
    answer: (event: Happened & { readonly data: { readonly tier: Tier; readonly answer: 'chase' | 'direct'; readonly until: CalendarDate; readonly reason: Sealed<string> } }) =>
      entry(event.data.answer, event, event.data.tier, event.data.reason, { until: event.data.until }),
    newDate: (event: Happened & { readonly data: { readonly decidedBy?: Tier; readonly dueOn: CalendarDate; readonly reason: Sealed<string> } }) =>
      event.data.decidedBy === undefined ? [] : entry('new-date', event, event.data.decidedBy, event.data.reason, { until: event.data.dueOn }),
    close: (event: Happened & { readonly data: { readonly tier: Tier; readonly reason: Sealed<string> } }) => entry('close', event, event.data.tier, event.data.reason),
  }
}
