import { describe, expect, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { ladderOf } from '../action/ladder.policy.js'
import { rememberedNext } from '../ladders-due.js'

const due_on = '2027-01-25'
const rules = exampleRules()
const isDue = (today: string, { immediate_safety, ...row }: { readonly tier?: 'agency-lead' | 'coordinator' | 'executive-group'; readonly tier_on?: string; readonly held_until?: string; readonly immediate_safety?: 0 | 1 }) =>
  rememberedNext(new Map([[due_on, { rules }]]), today, of => ladderOf(of, immediate_safety === 1))({ due_on, tier: null, tier_on: null, held_until: null, ...row })

describe('whether a step of the ladder may be due', () => {
  it.each([
    ['2027-01-24', {}, false],
    ['2027-01-25', {}, true],
    ['2027-01-27', { tier: 'agency-lead', tier_on: '2027-01-26' }, false],
    ['2027-01-28', { tier: 'agency-lead', tier_on: '2027-01-26' }, true],
    ['2027-01-28', { tier: 'coordinator', tier_on: '2027-01-28' }, false],
    ['2027-02-03', { tier: 'coordinator', tier_on: '2027-01-28', held_until: '2027-02-03' }, false],
    ['2027-02-04', { tier: 'coordinator', tier_on: '2027-01-28', held_until: '2027-02-03' }, true],
    ['2027-01-28', { tier: 'agency-lead', tier_on: '2027-01-26', immediate_safety: 1 }, true],
    ['2028-01-28', { tier: 'executive-group', tier_on: '2027-03-08' }, false],
  ] as const)('on %s, with %j taken: %s', (today, row, due) => expect(isDue(today, row)).toBe(due))
  it('is never where no rule was in force on the due date', () => expect(rememberedNext(new Map(), '2027-06-01', of => ladderOf(of, false))({ due_on, tier: null, tier_on: null, held_until: null })).toBe(false))
})
