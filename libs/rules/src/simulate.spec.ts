import { describe, expect, it } from '@jest/globals'
import { addDays } from '@lantern/clock'
import fc from 'fast-check'
import { dueOnOf, exampleDocuments, fallingDue, proposedRules, ruleGives, rulesAt, simulateRules, whyDeadline, type Deadline, type RuleDocuments } from './index.js'

const research = (more: Partial<Deadline> = {}): Deadline => ({ clock: 'researchReturn', agency: 'kent-police', what: 'research', startedAt: '2027-01-11T09:00:00.000Z', startEvent: 'research was requested', ...more })
const rule = (amount: number, from = '2019-01-01') => `rules:\n  - id: clock.research-return\n    versions:\n      - { from: ${from}, value: { amount: ${amount}, unit: working-day }, source: a proposal, tag: P }\n`
const proposed = (text: string): RuleDocuments => {
  const made = proposedRules(exampleDocuments, { name: 'proposal.yaml', text })
  if ('refused' in made) throw new Error(made.refused.map(({ reason }) => reason).join())
  return made.documents
}
const year = { from: '2027-01-01', to: '2027-12-31' }
const today = '2027-06-01'

describe('what if the rules were others', () => {
  it('counts what was late, and what would have been, by agency', () => {
    const all = [
      research({ doneAt: '2027-01-13T10:00:00.000Z' }),
      research({ doneAt: '2027-01-15T10:00:00.000Z' }),
      research({ agency: 'canterbury-housing', doneAt: '2027-01-20T10:00:00.000Z' }),
      research({ agency: 'canterbury-housing' }),
    ]
    expect(simulateRules(all, year, exampleDocuments, proposed(rule(3)), today)).toEqual([
      {
        ...{ clock: 'clock.research-return', started: 4, agreed: 0, late: 2, lateThen: 3 },
        byAgency: [
          { agency: 'canterbury-housing', started: 2, late: 2, lateThen: 2 },
          { agency: 'kent-police', started: 2, late: 0, lateThen: 1 },
        ],
      },
    ])
  })

  it('leaves alone what people agreed, and what nobody waits for any more', () => {
    const all = [research({ firstDueOn: '2027-01-29', doneAt: '2027-01-28T10:00:00.000Z' }), research({ dropped: true })]
    expect(simulateRules(all, year, exampleDocuments, proposed(rule(1)), today)).toMatchObject([{ started: 2, agreed: 1, late: 0, lateThen: 0 }])
  })

  it('asks only what started in the period, its first and last day included', () => {
    const starts = ['2026-12-31T10:00:00.000Z', '2027-01-01T00:00:00.000Z', '2027-12-31T23:59:59.000Z', '2028-01-01T00:00:00.000Z']
    expect(simulateRules(starts.map(startedAt => research({ startedAt })), year, exampleDocuments, exampleDocuments, '2029-01-01')).toMatchObject([{ started: 2, late: 2 }])
  })

  it('is not late on the day that is the last', () => {
    expect(simulateRules([research()], year, exampleDocuments, proposed(rule(6)), '2027-01-19')).toMatchObject([{ late: 1, lateThen: 0 }])
  })

  it('touches only what starts after a change of the rules', () => {
    const days = fc.integer({ min: 0, max: 700 })
    fc.assert(
      fc.property(days, days, fc.integer({ min: 1, max: 30 }), (startAfter, changeAfter, amount) => {
        const [startOn, from] = [addDays('2026-01-01', startAfter), addDays('2026-01-01', changeAfter)]
        const deadline = research({ startedAt: `${startOn}T12:00:00.000Z` })
        const [before, after] = [exampleDocuments, proposed(rule(amount, from))].map(documents => ruleGives(deadline, rulesAt(documents, startOn)))
        if (startOn < from || amount === 5) expect(after).toBe(before)
        else expect(after).not.toBe(before)
      }),
    )
  })
})

describe('the rules that are tried', () => {
  it('take the place of what held from their date on, and leave what was before', () => {
    const { versions } = proposed(rule(9, '2027-03-01'))
    expect(versions.filter(({ id }) => id === 'clock.research-return').map(({ from, value }) => [from, value])).toEqual([
      ['2019-01-01', { amount: 5, unit: 'working-day' }],
      ['2027-03-01', { amount: 9, unit: 'working-day' }],
    ])
    expect(proposed(rule(9)).versions.filter(({ id }) => id === 'clock.research-return')).toHaveLength(1)
  })

  it.each([
    ['a rule that there is not', rule(3).replace('research-return', 'tea'), { line: 2, reason: 'There is no rule called clock.tea.' }],
    ['an amount of none', rule(0), { line: 4 }],
    ['a partnership', `${rule(3)}holidays: []\n`, { line: 5, reason: 'A simulation takes rules alone.' }],
    ['no rule at all', 'rules: []\n', { line: 1, reason: 'The file holds no rule.' }],
    ['versions out of order', `${rule(3, '2027-01-01')}      - { from: 2026-01-01, value: { amount: 2, unit: day }, source: x, tag: P }\n`, { line: 5, reason: 'Versions must ascend by date.' }],
  ])('are refused with their line: %s', (_, text, refusal) => expect(proposedRules(exampleDocuments, { name: 'p.yaml', text })).toMatchObject({ refused: [{ file: 'p.yaml', ...refusal }] }))
})

describe('what falls due', () => {
  it('counts what is open by day, kind and agency, and what is overdue before it', () => {
    const all = [research(), research(), research({ agency: 'idva' }), research({ movedTo: '2027-02-01' }), research({ doneAt: '2027-01-12T09:00:00.000Z' }), research({ dropped: true }), research({ startedAt: '2027-03-01T09:00:00.000Z' })]
    expect(fallingDue(all, { from: '2027-01-19', to: '2027-02-28' }, exampleDocuments)).toEqual([
      { on: null, clock: 'clock.research-return', agency: 'idva', count: 1 },
      { on: null, clock: 'clock.research-return', agency: 'kent-police', count: 2 },
      { on: '2027-02-01', clock: 'clock.research-return', agency: 'kent-police', count: 1 },
    ])
  })
})

describe('a deadline', () => {
  it('explains the date that counts: the rule, its pauses, what was agreed and what it was moved to', () => {
    const rules = rulesAt(exampleDocuments, '2027-01-11')
    const deadline = research({ pauses: [{ from: '2027-01-12', until: '2027-01-13', why: 'it was away' }], firstDueOn: '2027-01-20', movedTo: '2027-01-27' })
    expect(ruleGives(deadline, rules)).toBe('2027-01-19')
    expect(dueOnOf(deadline, rules)).toBe('2027-01-27')
    expect(whyDeadline(deadline, rules)).toMatchObject({ chosen: { dueOn: '2027-01-20', ruleGives: '2027-01-19' }, extended: { from: '2027-01-20', to: '2027-01-27' }, dueOn: '2027-01-27' })
  })
})
