import type { RemindedOf, ReminderEvent } from './reminder.events.js'

/** The last reminder that was given of each deadline of a case, in working days from its date. */
export interface Reminders {
  readonly given: Readonly<Record<string, number>>
}

export const initialState: Reminders = { given: {} }

/** A deadline that is moved, or goes to another agency, is another one: it has reminders of its own. */
export const deadlineKey = ({ of, about, agency, dueOn }: RemindedOf): string => `${of} ${about} ${agency} ${dueOn}`

export const evolve = ({ given }: Reminders, { data }: ReminderEvent): Reminders => ({ given: { ...given, ...Object.fromEntries(data.reminders.map(each => [deadlineKey(each), each.workingDays])) } })
