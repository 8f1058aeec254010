import { describe, expect, it } from '@jest/globals'
import { addDays, addWorkingDays } from '@lantern/clock'
import { fold } from '@lantern/decision'
import { exampleRules } from '@lantern/rules'
import { standardGiven } from '@lantern/testing'
import { dutyEnded, dutyEscalated, dutyEscalationClosed, dutyGivenTime, dutyId, dutyRaised } from '../duty/duty.examples.js'
import type { DutyEvent } from '../duty/duty.events.js'
import { duty } from '../duty/duty.stream.js'
import { decideEscalateDuty, EscalateDuty } from './escalate-duty.decide.js'

const rules = exampleRules()
const decided = (day: string, history: readonly DutyEvent[], dueOn = '2027-01-25') =>
  decideEscalateDuty(new EscalateDuty({ dutyId, kind: 'research', about: 'MC-4T7Q9-XWC2D', agency: 'probation', dueOn }), fold(duty, history), { ...standardGiven, now: `${day}T06:00:00.000Z`, rules })
const climbed = (day: string, history: readonly DutyEvent[] = [], dueOn?: string) => decided(day, history, dueOn).map(({ data, ...of }) => ('stepDueOn' in data ? `${data.tier} ${data.stepDueOn} +${data.workingDaysLate} ${data.askedOf} ${String('happenedAt' in of ? of.happenedAt : '').slice(0, 10)}` : ''))

describe('low attendance', () => {
  const steps = [{ tier: 'coordinator', asks: 'extend-chase-or-raise', on: '2027-01-25', missed: 1 }, { tier: 'agency-senior', asks: 'see-to-it', on: '2027-02-22', missed: 2 }] as const
  const reached = (history: readonly DutyEvent[], of: readonly (typeof steps)[number][] = steps) =>
    decideEscalateDuty(new EscalateDuty({ dutyId, kind: 'attendance', about: 'AT-4T7Q9-XWC2D', agency: 'probation', dueOn: '2027-01-25', steps: of, area: 'east' }), fold(duty, history), { ...standardGiven, now: '2027-02-23T06:00:00.000Z', rules })
  it('takes the steps that meetings reached, each once and dated by its meeting, with what was missed', () => {
    const first = reached([], steps.slice(0, 1))
    expect(first).toMatchObject([{ data: { tier: 'coordinator', stepDueOn: '2027-01-25', missed: 1, area: 'east', rule: { id: 'escalation.attendance-ladder' } }, happenedAt: '2027-01-25T00:00:00.000Z' }])
    expect(reached(first)).toMatchObject([{ data: { tier: 'agency-senior', askedOf: 'probation', stepDueOn: '2027-02-22', missed: 2 } }])
    expect(reached([...first, ...reached(first)])).toEqual([])
  })
  it('takes none of a time that was excused, and none once it is closed', () => {
    expect(reached([dutyRaised('tactical-group'), dutyGivenTime({ dueOn: '2027-02-23' })])).toEqual([])
    expect(reached([dutyEscalated(), dutyEscalationClosed()])).toEqual([])
  })
})

describe('minutes that were not issued', () => {
  it('are told to the Hub on their day, then with the coordinators, the manager and the groups, with their area', () => {
    const made = decideEscalateDuty(new EscalateDuty({ dutyId, kind: 'minutes', about: 'MT-4T7Q9-XWC2D', agency: 'hub', dueOn: '2027-01-25', area: 'east' }), fold(duty, []), { ...standardGiven, now: '2027-03-09T06:00:00.000Z', rules })
    expect(made.map(({ data }) => ('stepDueOn' in data ? `${data.tier} ${data.stepDueOn} ${data.askedOf} ${data.asks} ${data.area}` : ''))).toEqual([
      'owner 2027-01-25 hub do-it east', 'coordinator 2027-01-26 coordinator see-to-it east', 'marac-manager 2027-01-28 marac-manager decide east', 'tactical-group 2027-02-08 tactical-group decide east', 'executive-group 2027-03-08 executive-group decide east',
    ])
    expect(made[0]?.data).toMatchObject({ rule: { id: 'escalation.minutes-ladder', version: '2019-01-01' } })
  })
})

describe('research that was not returned', () => {
  it('climbs its own ladder, each step on its day and dated by it', () => {
    expect(climbed('2027-01-24')).toEqual([])
    expect(climbed('2027-01-25')).toEqual(['owner 2027-01-25 +0 probation 2027-01-25'])
    expect(climbed('2027-01-28')).toEqual(['owner 2027-01-25 +0 probation 2027-01-25', 'agency-lead 2027-01-26 +1 probation 2027-01-26', 'coordinator 2027-01-28 +3 coordinator 2027-01-28'])
    expect(decided('2027-01-28', [])[0]?.data).toMatchObject({ rule: { id: 'escalation.research-ladder', version: '2019-01-01' }, asks: 'do-it', kind: 'research', about: 'MC-4T7Q9-XWC2D' })
  })
  it('takes every tier once, in order, however the days are looked at', () => {
    const history: DutyEvent[] = []
    for (let day = '2027-01-25'; day <= '2027-03-31'; day = addDays(day, 1 + (day.charCodeAt(9) % 3))) for (let again = 0; again < 2; again++) history.push(...decided(day, history))
    const expected = rules.escalation.research.value.map(({ tier, afterWorkingDays }) => [tier, addWorkingDays('2027-01-25', afterWorkingDays, rules.calendar).date])
    expect(history.map(({ data }) => ('stepDueOn' in data ? [data.tier, data.stepDueOn] : []))).toEqual(expected)
  })
  it('starts anew from a date that was given, and from one that whoever asks for it moved', () => {
    const given = [dutyRaised('tactical-group'), dutyGivenTime()]
    expect(climbed('2027-02-21', given)).toEqual([])
    expect(climbed('2027-02-23', given)).toEqual(['owner 2027-02-22 +0 probation 2027-02-22', 'agency-lead 2027-02-23 +1 probation 2027-02-23'])
    // Another referral was joined to the case, and its agencies have a date of that day.
    expect(climbed('2027-02-09', [dutyRaised('tactical-group')], '2027-02-08')).toEqual(['owner 2027-02-08 +0 probation 2027-02-08', 'agency-lead 2027-02-09 +1 probation 2027-02-09'])
  })
  it('is not raised any further once that was decided, until its date is another', () => {
    const closed = [dutyRaised('tactical-group'), dutyEscalationClosed()]
    expect(climbed('2027-06-01', closed)).toEqual([])
    expect(climbed('2027-02-22', [...closed, dutyGivenTime()])).toEqual(['owner 2027-02-22 +0 probation 2027-02-22'])
  })
  it('is with whoever had it before, and climbs on, where the answer that ended it was recorded in error', () => {
    expect(climbed('2027-01-28', [dutyEscalated(), dutyEnded()])).toEqual(['agency-lead 2027-01-26 +1 probation ', 'coordinator 2027-01-28 +3 coordinator 2027-01-28'])
    const top = [dutyRaised('executive-group', { stepDueOn: '2027-03-08' }), dutyEnded()]
    const again = decided('2027-04-01', top)
    expect(again).toEqual([dutyRaised('executive-group', { stepDueOn: '2027-03-08', workingDaysLate: 30 })])
    expect(decided('2027-04-02', [...top, ...again])).toEqual([])
  })
  it('stays closed where that was decided, though what ended it was recorded in error', () => expect(climbed('2027-06-01', [dutyRaised('tactical-group'), dutyEscalationClosed(), dutyEnded()])).toEqual([]))
})
