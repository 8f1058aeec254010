import { describe, expect, it } from '@jest/globals'
import { agenciesToAsk, comparePast, dueDate, exampleDocuments, exampleRules, isVisibleHighRisk, NoRuleInForce, rulesAt, sentenceOf } from './index.js'
import type { RuleDocuments, RuleVersion } from './index.js'

const version = (id: string, from: string, value: unknown, line = 50): RuleVersion => ({ id, from, value, source: 'a meeting', tag: 'P', where: { file: 'example.yaml', line } })
const withVersions = (...versions: readonly RuleVersion[]): RuleDocuments => ({ ...exampleDocuments, versions: [...exampleDocuments.versions, ...versions] })
const threeDays = version('clock.triage', '2027-04-01', { amount: 3, unit: 'working-day' })

describe('the rules in force on a date', () => {
  it('are those of the latest version that had begun', () => {
    const documents = withVersions(threeDays)
    expect(rulesAt(documents, '2027-03-31').clocks.triage).toMatchObject({ amount: 1, version: '2019-01-01' })
    expect(rulesAt(documents, '2027-04-01').clocks.triage).toEqual({ id: 'clock.triage', version: '2027-04-01', amount: 3, unit: 'working-day', source: 'a meeting', tag: 'P' })
    expect(rulesAt(documents, '2040-01-01').clocks.triage.amount).toBe(3)
  })

  it('are unknown before the first version', () => expect(() => exampleRules('2018-12-31')).toThrow(NoRuleInForce))

  it("count with the partnership's own holidays", () => {
    const holidays = [{ date: '2027-01-12', name: 'Proclaimed', source: 'x', tag: 'V' as const, where: { file: 'holidays.yaml', line: 1 } }]
    expect(dueDate('triage', '2027-01-11T09:00:00.000Z', rulesAt({ ...exampleDocuments, holidays }, '2027-01-11'))).toBe('2027-01-13')
    expect(dueDate('triage', '2027-01-11T09:00:00.000Z', exampleRules())).toBe('2027-01-12')
    expect(dueDate('actionImmediateSafety', '2027-01-15T09:00:00.000Z', exampleRules())).toBe('2027-01-16')
    expect(dueDate('repeatWindow', '2028-02-29T09:00:00.000Z', exampleRules())).toBe('2029-02-28')
  })
})

describe('what new rules would change of the past', () => {
  const today = '2027-01-11'
  const changed = (id: string, change: Partial<RuleVersion>): RuleDocuments => ({ ...exampleDocuments, versions: exampleDocuments.versions.map(v => (v.id === id ? { ...v, ...change } : v)) })

  it('is nothing when they are the same, or only stand on other lines', () => {
    expect(comparePast(exampleDocuments, exampleDocuments, today)).toEqual([])
    expect(comparePast(exampleDocuments, changed('clock.triage', { where: { file: 'other.yaml', line: 9 } }), today)).toEqual([])
  })

  it('is nothing when an entry is added for a later day, or for today', () => {
    expect(comparePast(exampleDocuments, withVersions(threeDays), today)).toEqual([])
    expect(comparePast(exampleDocuments, withVersions({ ...threeDays, from: today }), today)).toEqual([])
  })

  it('is nothing when an entry changes or goes before its day has come', () => {
    expect(comparePast(withVersions(threeDays), withVersions({ ...threeDays, value: { amount: 4, unit: 'working-day' } }), '2027-03-31')).toEqual([])
    expect(comparePast(withVersions(threeDays), exampleDocuments, '2027-03-31')).toEqual([])
  })

  it.each([
    ['value', { value: { amount: 2, unit: 'working-day' } }],
    ['source', { source: 'another' }],
    ['tag', { tag: 'V' as const }],
  ])('names an entry in force whose %s changed', (_, change) => {
    const changes = comparePast(exampleDocuments, changed('clock.triage', change), today)
    expect(changes).toEqual([{ rule: 'clock.triage', from: '2019-01-01', change: 'changed', where: { file: 'example.yaml', line: 1 } }])
    expect(changes.map(sentenceOf)).toEqual(['example.yaml line 1: the entry of clock.triage from 2019-01-01, which is past, was changed.'])
  })

  it('names one that began today, since facts of today were judged by it', () =>
    expect(comparePast(withVersions(threeDays), exampleDocuments, '2027-04-01')).toEqual([{ rule: 'clock.triage', from: '2027-04-01', change: 'removed' }]))

  it('names one moved to another day as gone', () =>
    expect(comparePast(exampleDocuments, changed('clock.triage', { from: '2027-06-01' }), today)).toEqual([{ rule: 'clock.triage', from: '2019-01-01', change: 'removed' }]))

  it('names one slipped in behind', () =>
    expect(comparePast(exampleDocuments, withVersions({ ...threeDays, from: '2026-06-01' }), today)).toEqual([
      { rule: 'clock.triage', from: '2026-06-01', change: 'added', where: { file: 'example.yaml', line: 50 } },
    ]))

  it('lets a rule in that was not there at all', () => {
    const without = { ...exampleDocuments, versions: exampleDocuments.versions.filter(v => v.id !== 'risk.checklists') }
    expect(comparePast(without, exampleDocuments, today)).toEqual([])
    expect(comparePast(exampleDocuments, without, today)).toEqual([{ rule: 'risk.checklists', from: '2019-01-01', change: 'removed' }])
  })

  it('keeps past holidays as they were', () => {
    const day = (date: string) => ({ date, name: 'Proclaimed', source: 'x', tag: 'V' as const, where: { file: 'holidays.yaml', line: 3 } })
    const holidays = (...dates: string[]): RuleDocuments => ({ ...exampleDocuments, holidays: dates.map(day) })
    expect(comparePast(holidays('2026-06-01'), holidays('2026-06-01', '2027-06-01'), today)).toEqual([])
    expect(comparePast(holidays('2026-06-01'), holidays(), today)).toEqual([{ rule: 'holiday', from: '2026-06-01', change: 'removed' }])
    expect(comparePast(holidays(), holidays('2026-06-01'), today)).toEqual([{ rule: 'holiday', from: '2026-06-01', change: 'added', where: { file: 'holidays.yaml', line: 3 } }])
  })
})

describe('whom to ask for research', () => {
  const agencies = [
    ...exampleDocuments.partnership.agencies,
    { id: 'dover-housing', name: 'Dover housing', kind: 'housing' as const, serves: ['dover'] },
    { id: 'childrens', name: "Children's services", kind: 'childrens-social-care' as const },
  ]
  const ask = (holds: readonly 'children'[], ...districts: string[]) => agenciesToAsk(exampleRules(), agencies, { holds, districts }).map(agency => agency.id)

  it("is those of every case that serve the victim's district", () => expect(ask([], 'dover')).toEqual(['kent-police', 'dover-housing']))
  it("adds children's services when there are children", () => expect(ask(['children'], 'canterbury')).toEqual(['kent-police', 'canterbury-housing', 'childrens']))
  it('is all that serve the area when only that is known', () => expect(ask([], 'canterbury', 'dover')).toEqual(['kent-police', 'canterbury-housing', 'dover-housing']))
})

describe('visible high risk', () => {
  it.each([
    [14, true],
    [13, false],
    [24, true],
  ])('%s ticks of the Dash: %s', (score, answer) => expect(isVisibleHighRisk(exampleRules(), { tool: 'dash', version: 'safelives', score })).toBe(answer))
  it('is unknown for a tool without a threshold', () => expect(isVisibleHighRisk(exampleRules(), { tool: 'dara', version: '1', score: 20 })).toBeUndefined())
})
