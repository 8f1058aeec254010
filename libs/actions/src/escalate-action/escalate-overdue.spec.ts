import { describe, expect, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { rememberedSteps, stepIsDue } from './escalate-overdue.js'

const rules = exampleRules()
const due_on = '2027-01-25'

describe('whether a step of the ladder may be due', () => {
  it.each([
    ['2027-01-25', null, false],
    ['2027-01-26', null, true],
    ['2027-01-26', 'agency-lead', false],
    ['2027-01-29', 'agency-lead', false],
    ['2027-02-01', 'agency-lead', true],
    ['2027-02-01', null, true],
    ['2027-06-01', 'marac-manager', false],
  ] as const)('on %s, with %s taken: %s', (today, tier, due) => expect(stepIsDue({ due_on, tier }, today, rememberedSteps(rules))).toBe(due))
  it('when the ladder no longer has the step that was taken, the rule is asked', () => expect(stepIsDue({ due_on, tier: 'coordinator' }, '2027-02-01', rememberedSteps(rules))).toBe(true))
})
