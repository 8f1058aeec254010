import { addWorkingDays, londonDate, subtractWorkingDays } from '@lantern/clock'
import type { CalendarDate, Given } from '@lantern/decision'
import type { DatedThing, RulesInForce } from '@lantern/rules'
import type { CaseRef } from '../marac-case/marac-case.refs.js'
import type { RemindedOf, Reminder, ReminderEvent } from '../reminder/reminder.events.js'
import { deadlineKey, type Reminders } from '../reminder/reminder.state.js'

/** A deadline that nobody has met, and the day on which whoever is to meet it was told of the date, and so needs no reminder yet. */
export interface OpenDeadline extends RemindedOf {
  readonly since: CalendarDate
}

export class GiveRemindersOf {
  constructor(readonly data: { caseId: CaseRef; deadlines: readonly OpenDeadline[] }) {}
}

/** A reminder that a date asks for: in working days from the date, and the day that it is for. */
export interface Step {
  readonly workingDays: number
  readonly on: CalendarDate
}

type ReminderRules = Pick<RulesInForce, 'reminders' | 'calendar'>

/** The reminders of a thing with this date, the first first. */
export function stepsOf(of: DatedThing, dueOn: CalendarDate, { reminders, calendar }: ReminderRules): readonly Step[] {
  const line = reminders.dates.value.find(each => each.of === of)
  if (!line) return []
  const before = line.before.map(days => ({ workingDays: -days, on: subtractWorkingDays(dueOn, days, calendar) }))
  const after = line.after.map(days => ({ workingDays: days, on: addWorkingDays(dueOn, days, calendar).date }))
  return [...before, ...(line.onTheDay ? [{ workingDays: 0, on: dueOn }] : []), ...after].sort((a, b) => a.workingDays - b.workingDays)
}

/**
 * Gives of each deadline of a case the reminder that is due and was not given. After a stop of some days several are: the last one is given and says which were missed, so that
 * nobody is told "due in two days" beside "overdue". Nothing to do is no refusal, since an automation asks.
 */
export function decideGiveReminders({ data: { caseId, deadlines } }: GiveRemindersOf, state: Reminders, { now, rules }: Given<ReminderRules>): readonly ReminderEvent[] {
  const today = londonDate(now)
  const reminders = deadlines.flatMap(({ since, ...deadline }): readonly Reminder[] => {
    const given = state.given[deadlineKey(deadline)] ?? -Infinity
    const due = stepsOf(deadline.of, deadline.dueOn, rules).filter(({ workingDays, on }) => on <= today && on > since && workingDays > given)
    const last = due.at(-1)
    return last ? [{ ...deadline, ...last, missed: due.slice(0, -1).map(({ workingDays }) => workingDays) }] : []
  })
  return reminders.length === 0 ? [] : [{ type: 'RemindersGiven', data: { caseId, reminders } }]
}
