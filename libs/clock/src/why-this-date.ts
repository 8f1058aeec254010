import type { CalendarDate, Instant } from '@lantern/decision'
import type { HolidayCalendar } from './bank-holidays.js'
import { formatDate } from './format.js'
import { addDays, addMonths, londonDate } from './london.js'
import { withPauses, type CountedPause, type Pause } from './pauses.js'
import { dueSentence, ended, lengthOf, notCounted, ruleSentence } from './sentences.js'
import { addWorkingDays, countBackWorkingDays } from './working-days.js'
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

/** What a thing is to be there before: by `rule` so long before that day, whatever else it is given. */
export interface Stop {
  readonly rule: DatedRule
  readonly before: CalendarDate
  /** The days that are counted back by. */
  readonly calendar: HolidayCalendar
  /** What is on that day, in a few plain words that begin a sentence, such as 'The case is heard'. */
  readonly what: string
}

/** A stop that is sooner than the rule alone: the day that it gives, and the days passed over in counting back to it. */
export interface Stopped extends Omit<Stop, 'calendar'> {
  readonly on: CalendarDate
  readonly skipped: readonly SkippedDay[]
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
  /** Set where it is due sooner than the rule alone says, because of what comes after it. */
  readonly stop?: Stopped
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
  /** What it is to be there before, whatever the rule allows. */
  readonly stop?: Stop
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

/** The last date that is at least so long before a day as the rule says, and the days passed over. */
export function countBack(rule: Pick<DatedRule, 'amount' | 'unit'>, day: CalendarDate, calendar: HolidayCalendar): { readonly date: CalendarDate; readonly skipped: readonly SkippedDay[] } {
  switch (rule.unit) {
    case 'working-day':
      return countBackWorkingDays(day, rule.amount, calendar)
    case 'day':
      return { date: addDays(day, -rule.amount), skipped: [] }
    case 'month':
      return { date: addMonths(day, -rule.amount), skipped: [] }
  }
}

/** The stop, where it gives a sooner date than the one that is given otherwise. */
export function stopsAt(stop: Stop | undefined, otherwise: CalendarDate): Stopped | undefined {
  if (!stop) return undefined
  const { calendar, ...rest } = stop
  const { date: on, skipped } = countBack(rest.rule, rest.before, calendar)
  return on < otherwise ? { ...rest, on, skipped } : undefined
}

/** Never before the day on which it began. */
export const noSoonerThan = (date: CalendarDate, startOn: CalendarDate): CalendarDate => (date < startOn ? startOn : date)

/** Answers "why this date?". Pure: the same question gives the same answer on any day. */
export function whyThisDate(question: DateQuestion): Explanation {
  const { start, startEvent, rule, calendar, pauses = [], stop, chosen, extended, means } = question
  const startOn = londonDate(start)
  const { date: unpaused, skipped } = dueBy(rule, startOn, calendar)
  const { date: paused, counted } = withPauses(unpaused, startOn, pauses, rule.unit, calendar)
  const stopped = stopsAt(stop, paused)
  const ruleGives = stopped ? noSoonerThan(stopped.on, startOn) : paused
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
    ...(stopped && { stop: stopped }),
    ...(chosen === undefined || chosen === ruleGives ? {} : { chosen: { dueOn: chosen, ruleGives } }),
    ...(extended === undefined ? {} : { extended: { from: first, ...extended } }),
    dueOn: extended?.to ?? first,
  }
  return { ...explanation, sentences: sentencesOf(explanation, unpaused, means) }
}

function sentencesOf(e: Omit<Explanation, 'sentences'>, unpaused: CalendarDate, means: string | undefined): readonly string[] {
  return [
    `The clock started on ${formatDate(e.startOn)}${e.startEvent === undefined ? '' : `, when ${e.startEvent}`}. That day is not counted.`,
    `The rule allows ${lengthOf(e.amount, e.unit)}, which ends on ${formatDate(unpaused)}.`,
    ...notCounted(e.skipped),
    ...(e.pauses ?? []).map(
      ({ from, until, why, days, dueOn }) =>
        `From ${formatDate(from)} to ${formatDate(until)} the clock stood still, because ${why}: ${lengthOf(days, e.unit === 'working-day' ? 'working-day' : 'day')} more, to ${formatDate(dueOn)}.`,
    ),
    ...(e.stop ? stopSentences(e.stop, e.startOn) : []),
    ...(e.chosen ? [`${formatDate(e.chosen.dueOn)} was agreed instead.`] : []),
    ...(e.extended
      ? [`It was moved from ${formatDate(e.extended.from)} to ${formatDate(e.extended.to)}${e.extended.reason === undefined ? '' : `. Reason given: ${ended(e.extended.reason)}`}`]
      : []),
    means === undefined ? dueSentence(e.dueOn) : `${formatDate(e.dueOn)} ${means}.`,
    ruleSentence({ id: e.rule, version: e.version, tag: e.tag, source: e.source }),
    ...(e.stop ? [ruleSentence(e.stop.rule)] : []),
  ].map(ended)
}

/** That it is to be there so long before something, which is sooner than the rule alone allows. */
const stopSentences = ({ rule, before, what, on, skipped }: Stopped, startOn: CalendarDate): readonly string[] => [
  `${what} on ${formatDate(before)}, and this is due ${lengthOf(rule.amount, rule.unit)} before that, by ${formatDate(on)}, which is sooner.`,
  ...notCounted(skipped),
  ...(on < startOn ? [`That day had passed on ${formatDate(startOn)}, so it is due at once.`] : []),
]
