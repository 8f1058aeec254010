import type { CalendarDate } from '@lantern/decision'
import type { HolidayCalendar } from './bank-holidays.js'
import { formatDate } from './format.js'
import { dueSentence, ended, lengthOf, notCounted, ruleSentence } from './sentences.js'
import { countBack, type DatedRule } from './why-this-date.js'
import type { SkippedDay } from './working-days.js'

export interface BeforeQuestion {
  /** The day that it is counted back from, and what is on it, in words that begin a sentence, such as 'The meeting is'. */
  readonly day: CalendarDate
  readonly what: string
  readonly rule: DatedRule
  readonly calendar: HolidayCalendar
  /** The date as it was given, where that may be another than the rule's, and in words when it was given, such as 'when the meeting was scheduled'. */
  readonly given?: { readonly dueOn: CalendarDate; readonly when: string }
}

export interface BeforeExplanation {
  readonly rule: string
  readonly version: CalendarDate
  readonly skipped: readonly SkippedDay[]
  readonly ruleGives: CalendarDate
  readonly dueOn: CalendarDate
  readonly sentences: readonly string[]
}

/** Answers "why this date?" of what is counted back from a day. Pure: the same question gives the same answer on any day. */
export function whyBefore({ day, what, rule, calendar, given }: BeforeQuestion): BeforeExplanation {
  const { date: ruleGives, skipped } = countBack(rule, day, calendar)
  const dueOn = given?.dueOn ?? ruleGives
  const sentences = [
    `${what} on ${formatDate(day)}. That day is not counted.`,
    `The rule asks for ${lengthOf(rule.amount, rule.unit)} before it, counted back to ${formatDate(ruleGives)}.`,
    ...notCounted(skipped),
    ...(given && dueOn > ruleGives ? [`That day had passed ${given.when}, so it is due at once.`] : []),
    ...(given && dueOn < ruleGives ? [`${formatDate(dueOn)} was given ${given.when}.`] : []),
    dueSentence(dueOn),
    ruleSentence(rule),
  ]
  return { rule: rule.id, version: rule.version, skipped, ruleGives, dueOn, sentences: sentences.map(ended) }
}
