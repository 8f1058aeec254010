import { describe, expect, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor, standardGiven } from '@lantern/testing'
import { fold } from '@lantern/decision'
import { reminder } from '../reminder/reminder.stream.js'
import type { ReminderEvent, RemindersGiven } from '../reminder/reminder.events.js'
import { decideGiveReminders, GiveRemindersOf, type OpenDeadline } from './give-reminders.decide.js'

const given = specFor(reminder)
/** Due on Monday 25 January 2027, agreed a fortnight before. */
const caseId = 'MC-4T7Q9-XWC2D'
const deadline = { of: 'action', about: 'MC-4T7Q9-XWC2D-7KQX', agency: 'canterbury-housing', dueOn: '2027-01-25' } as const
const give = (change: Partial<OpenDeadline> = {}) => new GiveRemindersOf({ caseId, deadlines: [{ ...deadline, since: '2027-01-11', ...change }] })
const reminded = (workingDays: number, on: string, missed: readonly number[] = [], change: Partial<OpenDeadline> = {}): RemindersGiven => ({ type: 'RemindersGiven', data: { caseId, reminders: [{ ...deadline, ...change, workingDays, on, missed }] } })
const at = (now: string) => ({ now, rules: exampleRules() })

describe('a reminder', () => {
  it('is given two working days before, on the day and after it, each on its day and none in between', () => {
    const made: ReminderEvent[] = []
    for (let day = 12; day <= 31; day++) made.push(...decideGiveReminders(give(), fold(reminder, made), { ...standardGiven, ...at(`2027-01-${day}T06:00:00.000Z`) }))
    expect(made).toEqual([reminded(-2, '2027-01-21'), reminded(0, '2027-01-25'), reminded(1, '2027-01-26'), reminded(3, '2027-01-28')])
  })
  it('of several deadlines of a case is recorded at once, of those that have one', () =>
    given()
      .when(decideGiveReminders, new GiveRemindersOf({ caseId, deadlines: [{ ...deadline, since: '2027-01-11' }, { ...deadline, about: 'later', dueOn: '2027-03-01', since: '2027-01-11' }, { ...deadline, about: 'other', since: '2027-01-11' }] }), at('2027-01-21T06:00:00.000Z'))
      .then({ type: 'RemindersGiven', data: { caseId, reminders: [{ ...deadline, workingDays: -2, on: '2027-01-21', missed: [] }, { ...deadline, about: 'other', workingDays: -2, on: '2027-01-21', missed: [] }] } }))
  it('is given once', () => given(reminded(0, '2027-01-25')).when(decideGiveReminders, give(), at('2027-01-25T18:00:00.000Z')).thenNothing())
  it('that was missed is said with the one that is given', () => given(reminded(-2, '2027-01-21')).when(decideGiveReminders, give(), at('2027-01-27T09:00:00.000Z')).then(reminded(1, '2027-01-26', [0])))
  it('is not given a second time when the clock goes back', () => given(reminded(1, '2027-01-26')).when(decideGiveReminders, give(), at('2027-01-25T09:00:00.000Z')).thenNothing())
  it('is not given for a day on or before which they were told of the date', () => {
    given().when(decideGiveReminders, give({ since: '2027-01-21' }), at('2027-01-22T09:00:00.000Z')).thenNothing()
    given().when(decideGiveReminders, give({ since: '2027-01-25' }), at('2027-01-25T09:00:00.000Z')).thenNothing()
  })
  it('starts anew when the date is moved, or another agency has it', () => {
    given(reminded(1, '2027-01-26')).when(decideGiveReminders, give({ dueOn: '2027-02-01', since: '2027-01-26' }), at('2027-01-28T09:00:00.000Z')).then(reminded(-2, '2027-01-28', [], { dueOn: '2027-02-01' }))
    given(reminded(0, '2027-01-25')).when(decideGiveReminders, give({ agency: 'probation', since: '2027-01-25' }), at('2027-01-26T09:00:00.000Z')).then(reminded(1, '2027-01-26', [], { agency: 'probation' }))
  })
  it('is for the day in London on both nights on which the clocks change', () => {
    // Since 28 March 2027, when one o'clock became two, a day begins at 23:00 UTC.
    given().when(decideGiveReminders, give({ dueOn: '2027-04-05' }), at('2027-04-04T22:59:59.999Z')).then(reminded(-2, '2027-04-01', [], { dueOn: '2027-04-05' }))
    given().when(decideGiveReminders, give({ dueOn: '2027-04-05' }), at('2027-04-04T23:00:00.000Z')).then(reminded(0, '2027-04-05', [-2], { dueOn: '2027-04-05' }))
    // Since 31 October 2027, when two o'clock became one, it begins at midnight UTC.
    given().when(decideGiveReminders, give({ dueOn: '2027-11-01' }), at('2027-10-31T23:59:59.999Z')).then(reminded(-2, '2027-10-28', [], { dueOn: '2027-11-01' }))
    given().when(decideGiveReminders, give({ dueOn: '2027-11-01' }), at('2027-11-01T00:00:00.000Z')).then(reminded(0, '2027-11-01', [-2], { dueOn: '2027-11-01' }))
  })
})
