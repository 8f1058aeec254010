import { dueBy, londonDate, noSoonerThan, stopsAt, whyThisDate, withPauses, type Explanation, type Pause, type Stop } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import { calendarOf, type DateRules } from './due-date.js'
import type { RulesInForce } from './rules-at.js'

/** The time limits by name. */
export type ClockName = keyof RulesInForce['clocks']

/** Something that is to be done by a day: of any context, so that one engine explains, counts and simulates them all. */
export interface Deadline {
  readonly clock: ClockName
  /** The agency that is to act. */
  readonly agency: string
  /** What is to be done, in a few plain words and without a name. */
  readonly what: string
  readonly startedAt: Instant
  /** The fact that set the clock going, such as 'research was requested'. */
  readonly startEvent: string
  readonly pauses?: readonly Pause[]
  /** What it is to be there before, by another of the time limits, whatever its own allows: a meeting that hears the case. */
  readonly stop?: { readonly clock: ClockName } & Pick<Stop, 'before' | 'what'>
  /** The date as it was recorded first: by the rule, or agreed by people instead. Undefined where it follows from the rule alone. */
  readonly firstDueOn?: CalendarDate
  /** The date that people moved it to since. */
  readonly movedTo?: CalendarDate
  /** Why, in words, where the reader may have them. */
  readonly movedBecause?: string
  /** When it was done; undefined while it is not, and where it was never done. */
  readonly doneAt?: Instant
  /** Since when its clock stands still; undefined while it runs. */
  readonly standsSince?: CalendarDate
  /** Nobody waits for it any more, though it was not done: the case closed without it, or it was called off. */
  readonly dropped?: boolean
}

/** The date that counts now. `rules`: of the day on which the clock started. */
export const dueOnOf = (deadline: Deadline, rules: DateRules): CalendarDate => deadline.movedTo ?? deadline.firstDueOn ?? ruleGives(deadline, rules)

/** The date that the rule alone gives, with its pauses and without what people agreed. */
export function ruleGives({ clock, agency, startedAt, pauses = [], stop }: Pick<Deadline, 'clock' | 'agency' | 'startedAt' | 'pauses' | 'stop'>, rules: DateRules): CalendarDate {
  const [rule, startOn, calendar] = [rules.clocks[clock], londonDate(startedAt), calendarOf(rules, agency)]
  const allowed = withPauses(dueBy(rule, startOn, calendar).date, startOn, pauses, rule.unit, calendar).date
  const stopped = stopsAt(stopOf(stop, rules), allowed)
  return stopped ? noSoonerThan(stopped.on, startOn) : allowed
}

/** A stop is counted back by the working days of the partnership: the meeting is everybody's. */
const stopOf = (stop: Deadline['stop'], { clocks, calendar }: DateRules): Stop | undefined => stop && { rule: clocks[stop.clock], before: stop.before, what: stop.what, calendar }

/** Why its date is what it is. `rules`: of the day on which the clock started. */
export const whyDeadline = ({ clock, agency, startedAt: start, startEvent, pauses, stop, firstDueOn, movedTo, movedBecause }: Deadline, rules: DateRules): Explanation =>
  whyThisDate({
    ...{ start, startEvent, rule: rules.clocks[clock], calendar: calendarOf(rules, agency) },
    ...(pauses && { pauses }),
    ...(stop && { stop: stopOf(stop, rules) }),
    ...(firstDueOn !== undefined && { chosen: firstDueOn }),
    ...(movedTo !== undefined && { extended: { to: movedTo, ...(movedBecause !== undefined && { reason: movedBecause }) } }),
  })
