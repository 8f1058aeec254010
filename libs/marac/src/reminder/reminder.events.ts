import type { CalendarDate, DomainEvent } from '@lantern/decision'
import type { DatedThing } from '@lantern/rules'
import type { CaseRef } from '../marac-case/marac-case.refs.js'

/** Something that somebody is to do or answer by a date: an action, a request for research, a question, a decision on a referral. */
export interface RemindedOf {
  readonly of: DatedThing
  /** Reference of the action, id of the question; of the others there is one for each case and agency, and it is the case. */
  readonly about: string
  /** The agency that it is asked of; the Hub where it decides. */
  readonly agency: string
  readonly dueOn: CalendarDate
}

/**
 * `workingDays` from the date of the deadline: -2 before it, 0 on the day, 1 after it; `on` is the day that the reminder is for. `missed`: reminders whose day passed while nothing
 * ran; nobody is told late what holds no longer, and this one stands for them.
 */
export interface Reminder extends RemindedOf {
  readonly workingDays: number
  readonly on: CalendarDate
  readonly missed: readonly number[]
}

/** Reminders of one case that were given at one time: of which deadlines, and to whom. */
export type RemindersGiven = DomainEvent<'RemindersGiven', { caseId: CaseRef; reminders: readonly Reminder[] }>

export type ReminderEvent = RemindersGiven
