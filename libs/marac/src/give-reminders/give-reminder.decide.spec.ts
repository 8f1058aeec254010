import { describe, expect, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor, standardGiven } from '@lantern/testing'
import { fold } from '@lantern/decision'
import { reminder } from '../reminder/reminder.stream.js'
import type { ReminderEvent, ReminderGiven } from '../reminder/reminder.events.js'
import { decideGiveReminder, GiveReminder } from './give-reminder.decide.js'

const given = specFor(reminder)
/** Due on Monday 25 January 2027, agreed a fortnight before. */
const deadline = { caseId: 'MC-4T7Q9-XWC2D', of: 'action', about: 'MC-4T7Q9-XWC2D-7KQX', agency: 'canterbury-housing', dueOn: '2027-01-25' } as const
const give = (change: Partial<GiveReminder['data']> = {}) => new GiveReminder({ ...deadline, since: '2027-01-11', ...change })
const reminded = (workingDays: number, on: string, missed: readonly number[] = []): ReminderGiven => ({ type: 'ReminderGiven', data: { ...deadline, workingDays, on, missed }, happenedAt: `${on}T00:00:00.000Z` })
const at = (now: string) => ({ now, rules: exampleRules() })

describe('a reminder', () => {
  it('is given two working days before, on the day and after it, each on its day and none in between', () => {
    const made: ReminderEvent[] = []
    for (let day = 12; day <= 31; day++) made.push(...decideGiveReminder(give(), fold(reminder, made), { ...standardGiven, ...at(`2027-01-${day}T06:00:00.000Z`) }))
    expect(made).toEqual([reminded(-2, '2027-01-21'), reminded(0, '2027-01-25'), reminded(1, '2027-01-26'), reminded(3, '2027-01-28')])
  })
  it('is given once', () => given(reminded(0, '2027-01-25')).when(decideGiveReminder, give(), at('2027-01-25T18:00:00.000Z')).thenNothing())
  it('that was missed is said with the one that is given', () => given(reminded(-2, '2027-01-21')).when(decideGiveReminder, give(), at('2027-01-27T09:00:00.000Z')).then(reminded(1, '2027-01-26', [0])))
  it('is not given a second time when the clock goes back', () => given(reminded(1, '2027-01-26')).when(decideGiveReminder, give(), at('2027-01-25T09:00:00.000Z')).thenNothing())
  it('is not given for a day on or before which they were told of the date', () => {
    given().when(decideGiveReminder, give({ since: '2027-01-21' }), at('2027-01-22T09:00:00.000Z')).thenNothing()
    given().when(decideGiveReminder, give({ since: '2027-01-25' }), at('2027-01-25T09:00:00.000Z')).thenNothing()
  })
  it('starts anew when the date is moved, or another agency has it', () => {
    given(reminded(1, '2027-01-26')).when(decideGiveReminder, give({ dueOn: '2027-02-01', since: '2027-01-26' }), at('2027-01-28T09:00:00.000Z')).then({ ...reminded(-2, '2027-01-28'), data: { ...reminded(-2, '2027-01-28').data, dueOn: '2027-02-01' } })
    given(reminded(0, '2027-01-25')).when(decideGiveReminder, give({ agency: 'probation', since: '2027-01-25' }), at('2027-01-26T09:00:00.000Z')).then({ ...reminded(1, '2027-01-26'), data: { ...reminded(1, '2027-01-26').data, agency: 'probation' } })
  })
  it('is for the day in London on both nights on which the clocks change', () => {
    // Since 28 March 2027, when one o'clock became two, a day begins at 23:00 UTC.
    const monday = { ...reminded(0, '2027-04-05', [-2]), data: { ...reminded(0, '2027-04-05', [-2]).data, dueOn: '2027-04-05' }, happenedAt: '2027-04-04T23:00:00.000Z' }
    given().when(decideGiveReminder, give({ dueOn: '2027-04-05' }), at('2027-04-04T23:00:00.000Z')).then(monday)
    // Since 31 October 2027, when two o'clock became one, it begins at midnight UTC.
    const autumn = { ...reminded(0, '2027-11-01', [-2]), data: { ...reminded(0, '2027-11-01', [-2]).data, dueOn: '2027-11-01' } }
    given().when(decideGiveReminder, give({ dueOn: '2027-11-01' }), at('2027-11-01T00:00:00.000Z')).then(autumn)
  })
})
