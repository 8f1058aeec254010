import { describe, expect, it } from '@jest/globals'
import { addDays, londonDate, startOfLondonDay } from '@lantern/clock'
import fc from 'fast-check'
import { dueDate, exampleDocuments, rulesAt, RulesNow, startedDueBy, type RuleDocuments } from './index.js'

class Rules extends RulesNow {
  constructor(readonly documents: RuleDocuments) {
    super()
  }
  async inForce(at: string) {
    return { rules: rulesAt(this.documents, londonDate(at)), version: '' }
  }
}
const changed = (from: string, amount: number, unit: 'day' | 'working-day'): RuleDocuments => ({
  ...exampleDocuments,
  versions: [...exampleDocuments.versions, { id: 'clock.plan-or-hearing', from, value: { amount, unit }, source: 'a meeting', tag: 'P', where: { file: 'x.yaml', line: 1 } }],
})

describe('when that began which is due by a day', () => {
  it('is up to so long before it as the rule says', async () =>
    expect(await startedDueBy(new Rules(exampleDocuments), 'planOrHearing', '2027-01-25')).toEqual([{ from: '2019-01-01T00:00:00.000Z', before: '2027-01-12T00:00:00.000Z' }]))

  it('is told version by version, so that each day counts by the rule that it began under', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 30 }), fc.constantFrom('day' as const, 'working-day' as const), fc.integer({ min: 0, max: 60 }), async (after, amount, unit, ago) => {
        const [day, documents] = ['2027-04-05', changed(addDays('2027-03-28', after), amount, unit)]
        const start = startOfLondonDay(addDays(day, -ago))
        const spans = await startedDueBy(new Rules(documents), 'planOrHearing', day)
        expect(spans.some(({ from, before }) => start >= from && start < before)).toBe(dueDate('planOrHearing', start, rulesAt(documents, addDays(day, -ago))) <= day)
      }),
    )
  })
})
