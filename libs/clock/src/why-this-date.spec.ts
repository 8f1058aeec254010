import { describe, expect, it } from '@jest/globals'
import { englandAndWales, whyThisDate } from './index.js'
import type { DatedRule } from './index.js'

const calendar = englandAndWales()
const tenDays: DatedRule = { id: 'action-due', version: '2019-01-01', amount: 10, unit: 'working-day', source: 'the steering group', tag: 'P' }

describe('why this date?', () => {
  it('says where the clock started, what the rule allows, and what was not counted', () => {
    expect(whyThisDate({ start: '2026-12-15T10:00:00.000Z', startEvent: 'the action was agreed', rule: tenDays, calendar })).toEqual({
      startOn: '2026-12-15',
      startEvent: 'the action was agreed',
      rule: 'action-due',
      version: '2019-01-01',
      source: 'the steering group',
      tag: 'P',
      unit: 'working-day',
      amount: 10,
      skipped: [
        { date: '2026-12-19', why: 'Saturday' },
        { date: '2026-12-20', why: 'Sunday' },
        { date: '2026-12-25', why: 'Christmas Day' },
        { date: '2026-12-26', why: 'Saturday' },
        { date: '2026-12-27', why: 'Sunday' },
        { date: '2026-12-28', why: 'Boxing Day (substitute day)' },
      ],
      dueOn: '2026-12-31',
      sentences: [
        'The clock started on Tuesday 15 December 2026, when the action was agreed. That day is not counted.',
        'The rule allows 10 working days, which ends on Thursday 31 December 2026.',
        'Not counted: 4 days of weekend, Christmas Day on Friday 25 December 2026 and Boxing Day (substitute day) on Monday 28 December 2026.',
        'It is due by the end of Thursday 31 December 2026, and overdue from the day after.',
        "Rule action-due, in force from 1 January 2019. The partnership's own rule. Source: the steering group.",
      ],
    })
  })

  it("starts on London's date, not UTC's", () => {
    expect(whyThisDate({ start: '2026-07-01T23:30:00.000Z', rule: { ...tenDays, amount: 1 }, calendar })).toMatchObject({ startOn: '2026-07-02', dueOn: '2026-07-03' })
  })

  it('counts days and months as they come', () => {
    const start = '2026-12-24T16:00:00.000Z'
    expect(whyThisDate({ start, rule: { ...tenDays, amount: 1, unit: 'day' }, calendar })).toMatchObject({ dueOn: '2026-12-25', skipped: [] })
    expect(whyThisDate({ start, rule: { ...tenDays, amount: 12, unit: 'month' }, calendar }).dueOn).toBe('2027-12-24')
    expect(whyThisDate({ start, rule: { ...tenDays, amount: 1, unit: 'day' }, calendar }).sentences[1]).toBe('The rule allows 1 day, which ends on Friday 25 December 2026.')
  })

  it('keeps the first date when people agree another one, and when they extend it', () => {
    const question = { start: '2027-01-11T09:00:00.000Z', rule: tenDays, calendar, chosen: '2027-01-20', extended: { to: '2027-02-01', reason: 'the tenant is away' } }
    const why = whyThisDate(question)
    expect(why).toMatchObject({
      chosen: { dueOn: '2027-01-20', ruleGives: '2027-01-25' },
      extended: { from: '2027-01-20', to: '2027-02-01', reason: 'the tenant is away' },
      dueOn: '2027-02-01',
    })
    expect(why.sentences).toEqual([
      'The clock started on Monday 11 January 2027. That day is not counted.',
      'The rule allows 10 working days, which ends on Monday 25 January 2027.',
      'Not counted: 4 days of weekend.',
      'Wednesday 20 January 2027 was agreed instead.',
      'It was moved from Wednesday 20 January 2027 to Monday 1 February 2027. Reason given: the tenant is away.',
      'It is due by the end of Monday 1 February 2027, and overdue from the day after.',
      "Rule action-due, in force from 1 January 2019. The partnership's own rule. Source: the steering group.",
    ])
  })

  it('does not call an agreed date another one when it is the same', () => {
    expect(whyThisDate({ start: '2027-01-11T09:00:00.000Z', rule: tenDays, calendar, chosen: '2027-01-25' })).not.toHaveProperty('chosen')
  })
})
