import type { CalendarDate, Instant } from '@lantern/decision'
import type { HolidayCalendar } from './bank-holidays.js'
import { formatDate, formatShortDate } from './format.js'
import { addDays, addMonths, londonDate } from './london.js'
import { withPauses, type CountedPause, type Pause } from './pauses.js'
import { addWorkingDays } from './working-days.js'
import type { SkippedDay } from './working-days.js'

/**
 * How far a rule's source was checked. V: read on the cited page. V2: read in a secondary copy. B: background knowledge, a hypothesis that is
 * never shown as law or guidance. P: the partnership's own proposal. assumed: filled in for a demonstration.
 */
export type EvidenceTag = 'V' | 'V2' | 'B' | 'P' | 'assumed'

export type DateUnit = 'working-day' | 'day' | 'month'

/** A time limit in force: which rule, since when, how long, and on whose word. `version` is the date it is in force from. */
export interface DatedRule {
  readonly id: string
  readonly version: CalendarDate
  readonly amount: number
  readonly unit: DateUnit
  readonly source: string
  readonly tag: EvidenceTag
}

/** Everything that made a date what it is, and the same in plain sentences for the screen. */
export interface Explanation {
  readonly startOn: CalendarDate
  readonly startEvent?: string
  readonly rule: string
  readonly version: CalendarDate
  readonly source: string
  readonly tag: EvidenceTag
  readonly unit: DateUnit
  readonly amount: number
  readonly skipped: readonly SkippedDay[]
  /** The times in which the clock stood still, and the date after each; none where it never did. */
  readonly pauses?: readonly CountedPause[]
  /** Set when people agreed another date than the rule's own, which is `ruleGives`. */
  readonly chosen?: { readonly dueOn: CalendarDate; readonly ruleGives: CalendarDate }
  readonly extended?: { readonly from: CalendarDate; readonly to: CalendarDate; readonly reason?: string }
  /** The date that counts now: the extended, else the chosen, else the rule's. */
  readonly dueOn: CalendarDate
  readonly sentences: readonly string[]
}

export interface DateQuestion {
  /** When the fact happened that set the clock going; its day in London is not counted. */
  readonly start: Instant
  /** The fact in a few plain words, such as 'the action was agreed'. */
  readonly startEvent?: string
  readonly rule: DatedRule
  readonly calendar: HolidayCalendar
  /** The times in which the clock stood still. */
  readonly pauses?: readonly Pause[]
  /** The date that people agreed instead of the rule's. */
  readonly chosen?: CalendarDate
  /** The date after the last extension, and the reason given, opened by the caller. */
  readonly extended?: { readonly to: CalendarDate; readonly reason?: string }
  /** What the date is, where nothing is due by it, such as 'is the last day of the flag'. */
  readonly means?: string
}

/** The date that the rule gives, and the days it passed over. */
export function dueBy(rule: Pick<DatedRule, 'amount' | 'unit'>, startOn: CalendarDate, calendar: HolidayCalendar): { readonly date: CalendarDate; readonly skipped: readonly SkippedDay[] } {
  switch (rule.unit) {
    case 'working-day':
      return addWorkingDays(startOn, rule.amount, calendar)
    case 'day':
      return { date: addDays(startOn, rule.amount), skipped: [] }
    case 'month':
      return { date: addMonths(startOn, rule.amount), skipped: [] }
  }
}

/** Answers "why this date?". Pure: the same question gives the same answer on any day. */
export function whyThisDate(question: DateQuestion): Explanation {
  const { start, startEvent, rule, calendar, pauses = [], chosen, extended, means } = question
  const startOn = londonDate(start)
  const { date: unpaused, skipped } = dueBy(rule, startOn, calendar)
  const { date: ruleGives, counted } = withPauses(unpaused, startOn, pauses, rule.unit, calendar)
  const first = chosen ?? ruleGives
  const explanation = {
    startOn,
    ...(startEvent === undefined ? {} : { startEvent }),
    rule: rule.id,
    version: rule.version,
    source: rule.source,
    tag: rule.tag,
    unit: rule.unit,
    amount: rule.amount,
    skipped,
    ...(counted.length > 0 && { pauses: counted }),
    ...(chosen === undefined || chosen === ruleGives ? {} : { chosen: { dueOn: chosen, ruleGives } }),
    ...(extended === undefined ? {} : { extended: { from: first, ...extended } }),
    dueOn: extended?.to ?? first,
  }
  return { ...explanation, sentences: sentencesOf(explanation, unpaused, means) }
}

const tagSentences: Readonly<Record<EvidenceTag, string>> = {
  V: 'Published guidance, read at its source.',
  V2: 'Published guidance, read in a copy; the original was not checked.',
  B: 'Common practice, not yet checked against a published source.',
  P: "The partnership's own rule.",
  assumed: 'Assumed for demonstration.',
}

const unitWords: Readonly<Record<DateUnit, readonly [one: string, many: string]>> = {
  'working-day': ['working day', 'working days'],
  day: ['day', 'days'],
  month: ['month', 'months'],
}

function sentencesOf(e: Omit<Explanation, 'sentences'>, unpaused: CalendarDate, means: string | undefined): readonly string[] {
  const length = lengthOf(e.amount, e.unit)
  const holidays = e.skipped.filter(day => day.why !== 'Saturday' && day.why !== 'Sunday')
  const weekend = e.skipped.length - holidays.length
  const passed = [
    ...(weekend === 0 ? [] : [`${weekend} ${weekend === 1 ? 'day' : 'days'} of weekend`]),
    ...holidays.map(day => `${day.why} on ${formatDate(day.date)}`),
  ]
  return [
    `The clock started on ${formatDate(e.startOn)}${e.startEvent === undefined ? '' : `, when ${e.startEvent}`}. That day is not counted.`,
    `The rule allows ${length}, which ends on ${formatDate(unpaused)}.`,
    ...(passed.length === 0 ? [] : [`Not counted: ${listed(passed)}.`]),
    ...(e.pauses ?? []).map(
      ({ from, until, why, days, dueOn }) =>
        `From ${formatDate(from)} to ${formatDate(until)} the clock stood still, because ${why}: ${lengthOf(days, e.unit === 'working-day' ? 'working-day' : 'day')} more, to ${formatDate(dueOn)}.`,
    ),
    ...(e.chosen ? [`${formatDate(e.chosen.dueOn)} was agreed instead.`] : []),
    ...(e.extended
      ? [`It was moved from ${formatDate(e.extended.from)} to ${formatDate(e.extended.to)}${e.extended.reason === undefined ? '' : `. Reason given: ${ended(e.extended.reason)}`}`]
      : []),
    means === undefined ? `It is due by the end of ${formatDate(e.dueOn)}, and overdue from the day after.` : `${formatDate(e.dueOn)} ${means}.`,
    `Rule ${e.rule}, in force from ${formatShortDate(e.version)}. ${tagSentences[e.tag]} Source: ${ended(e.source)}`,
  ].map(ended)
}

const lengthOf = (amount: number, unit: DateUnit): string => `${amount} ${unitWords[unit][amount === 1 ? 0 : 1]}`

/** a, b and c */
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1] ?? ''}`

const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)
