import { describe, expect, it } from '@jest/globals'
import { addDays, addWorkingDays, isWorkingDay } from '@lantern/clock'
import { exampleRules } from './rules.examples.js'
import { stepsDue, stepsToCome, type Climb } from './ladder.js'

const { calendar, escalation } = exampleRules()
const ladder = escalation.actionOverdue
const due = (today: string, climb: Climb) => stepsDue(ladder, climb, calendar, today).map(({ tier, on, late }) => `${tier} ${on} +${late}`)

describe('the steps of a ladder', () => {
  it('are each on the working day that the rule says, over Christmas and New Year', () =>
    expect(due('2027-03-01', { dueOn: '2026-12-23' })).toEqual([
      'owner 2026-12-23 +0', 'agency-lead 2026-12-24 +1', 'coordinator 2026-12-30 +3', 'agency-senior 2027-01-04 +5', 'marac-manager 2027-01-04 +5',
      'tactical-group 2027-01-11 +10', 'executive-group 2027-02-08 +30',
    ]))
  it('are the same whether every day is asked, or only the last: of each due date of a year', () => {
    for (let dueOn = '2026-11-23'; dueOn < '2027-11-23'; dueOn = addDays(dueOn, 3)) {
      const last = addDays(dueOn, 60)
      const atOnce = stepsDue(ladder, { dueOn }, calendar, last)
      const daily: typeof atOnce[number][] = []
      for (let today = addDays(dueOn, -2); today <= last; today = addDays(today, 1)) {
        const highest = daily.at(-1)
        const steps = stepsDue(ladder, { dueOn, ...(highest && { highest: { ...highest, rule: ladder.id } }) }, calendar, today)
        for (const { on } of steps) expect(on).toBe(today)
        daily.push(...steps)
      }
      expect(daily).toEqual(atOnce)
      expect(daily.map(({ late, afterWorkingDays }) => late - afterWorkingDays)).toEqual(ladder.value.map(() => 0))
      for (const { tier, on } of daily) if (tier !== 'owner') expect(isWorkingDay(on, calendar)).toBe(true)
    }
  })
  it('wait while an answer is awaited, and then go on with the waits that were left', () => {
    const highest = { tier: 'marac-manager', on: '2027-02-01', rule: ladder.id } as const
    const [natural, held] = [undefined, '2027-02-19'].map(heldUntil => [...stepsToCome(ladder, { dueOn: '2027-01-25', highest, ...(heldUntil && { heldUntil }) }, calendar, '2027-02-02')])
    expect(natural?.map(({ on }) => on)).toEqual(['2027-02-08', '2027-03-08'])
    expect(held?.map(({ on }) => on)).toEqual(['2027-02-22', addWorkingDays('2027-02-22', 20, calendar).date])
  })
  it('follow one that was taken early from its day on', () =>
    expect(due('2027-03-31', { dueOn: '2027-01-25', highest: { tier: 'tactical-group', on: '2027-01-27', rule: ladder.id } })).toEqual(['executive-group 2027-02-24 +22']))
  it('leave out none where the tier reached is not on this ladder, and end at its top', () => {
    expect(due('2027-02-10', { dueOn: '2027-01-25', highest: { tier: 'coordinator', on: '2027-01-28', rule: escalation.immediateSafety.id } })[0]).toBe('agency-senior 2027-02-10 +12')
    expect(due('2030-01-01', { dueOn: '2027-01-25', highest: { tier: 'executive-group', on: '2027-03-08' } })).toEqual([])
  })
})
