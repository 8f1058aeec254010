import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '@lantern/clock'
import { comparePast, dueDate, exampleDocuments, parseRuleFiles, rulesAt, whyDeadline, type RuleDocuments } from './index.js'

const closed = (from: string, until: string): RuleDocuments => ({ ...exampleDocuments, closures: [{ agency: 'canterbury-housing', from, until, name: 'Stocktaking', source: 'an example', tag: 'P', where: { file: 'closures.yaml', line: 2 } }] })
const rules = rulesAt(closed('2027-01-13', '2027-01-14'), '2027-01-11')
const monday = '2027-01-11T09:00:00.000Z'

describe('an agency that is closed', () => {
  it('has longer for what it owes in working days, and nobody else has', () => {
    expect(dueDate('researchReturn', monday, rules)).toBe('2027-01-18')
    expect(dueDate('researchReturn', monday, rules, 'kent-police')).toBe('2027-01-18')
    expect(dueDate('researchReturn', monday, rules, 'canterbury-housing')).toBe('2027-01-20')
  })
  it('has no longer for immediate safety, which is counted in days', () => expect(dueDate('actionImmediateSafety', '2027-01-12T09:00:00.000Z', rules, 'canterbury-housing')).toBe('2027-01-13'))
  it('reads why: the days on which it was closed are named', () =>
    expect(whyDeadline({ clock: 'researchReturn', agency: 'canterbury-housing', what: 'research', startedAt: monday, startEvent: 'research was requested' }, rules)).toMatchObject({
      dueOn: '2027-01-20',
      skipped: [{ date: '2027-01-13', why: 'Stocktaking' }, { date: '2027-01-14', why: 'Stocktaking' }, { why: 'Saturday' }, { why: 'Sunday' }],
    }))
  it('never has less time than the others, whenever it is closed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 20 }), (after, days) => {
        const from = addDays('2027-01-11', after)
        const then = rulesAt(closed(from, addDays(from, days)), '2027-01-11')
        expect(dueDate('researchReturn', monday, then, 'canterbury-housing') >= dueDate('researchReturn', monday, then)).toBe(true)
      }),
    )
  })
})

describe('the file of a partnership', () => {
  it.each([['team', 'hub'], ['hub', 'police']])('knows the Hub by the id hub alone: not %s of kind %s', (id, kind) => {
    const parsed = parseRuleFiles([{ name: 'partnership.yaml', text: `partnership:\n  id: x\n  name: X\n  source: x\n  tag: P\n  groups: { source: x, tag: P, list: [] }\n  areas: { source: x, tag: P, list: [{ id: a, name: A, districts: [{ id: d, name: D }] }] }\n  agencies: { source: x, tag: P, list: [{ id: ${id}, name: A, kind: ${kind} }] }\n` }])
    expect(parsed).toMatchObject({ refused: [{ line: 8, reason: `The Hub, and nobody else, has the id hub: ${id} is of kind ${kind}.` }] })
  })
})

describe('the file of closures', () => {
  const partnership = { name: 'partnership.yaml', text: 'partnership:\n  id: x\n  name: X\n  source: x\n  tag: P\n  groups: { source: x, tag: P, list: [] }\n  areas: { source: x, tag: P, list: [{ id: a, name: A, districts: [{ id: d, name: D }] }] }\n  agencies: { source: x, tag: P, list: [{ id: hub, name: Hub, kind: hub }, { id: school, name: School, kind: education }] }\n' }
  const entry = (agency: string, from: string, until: string) => `  - { agency: ${agency}, from: ${from}, until: ${until}, name: Holidays, source: x, tag: P }\n`
  const parse = (text: string) => parseRuleFiles([partnership, { name: 'closures.yaml', text: `closures:\n${text}` }])

  it('is taken as it says', () => expect(parse(entry('school', '2027-02-15', '2027-02-19'))).toMatchObject({ documents: { closures: [{ agency: 'school', from: '2027-02-15', until: '2027-02-19', name: 'Holidays' }] } }))
  it.each([
    ['an agency that there is not', entry('shcool', '2027-02-15', '2027-02-19'), { line: 2, reason: 'There is no agency called shcool.' }],
    ['an end before the beginning', entry('school', '2027-02-15', '2027-02-14'), { line: 2, reason: 'A closure cannot end before it begins: 2027-02-14 is before 2027-02-15.' }],
    ['the same twice', entry('school', '2027-02-15', '2027-02-19').repeat(2), { line: 3, reason: 'The closure of school from 2027-02-15 is already there, in closures.yaml line 2.' }],
    ['a date that is none', entry('school', '2027-02-30', '2027-02-31'), { line: 2, reason: 'closures[1].from must be a real date, written YYYY-MM-DD.' }],
  ])('is refused by line: %s', (_, text, refusal) => {
    const parsed = parse(text)
    expect('refused' in parsed ? parsed.refused[0] : undefined).toMatchObject({ file: 'closures.yaml', ...refusal })
  })
  it('cannot change what has begun', () => {
    const change = comparePast(closed('2027-01-13', '2027-01-14'), closed('2027-01-13', '2027-01-29'), '2027-01-13')
    expect(change).toMatchObject([{ rule: 'closure of canterbury-housing', from: '2027-01-13', change: 'changed' }])
    expect(comparePast(closed('2027-01-13', '2027-01-14'), closed('2027-01-13', '2027-01-29'), '2027-01-12')).toEqual([])
  })
})
