import { describe, expect, it } from '@jest/globals'
import { exampleDocuments, exampleRules, rulesAt } from '@lantern/rules'
import { repeatOf } from './repeat.policy.js'

const referral = { ref: 'MC-BBBBB-00002', at: '2027-01-11T09:00:00.000Z', topics: ['isolation'] }
const on = (date: string, ref = 'MC-AAAAA-00001') => ({ ref, at: `${date}T10:00:00.000Z` })
const rules = exampleRules()

describe('a repeat', () => {
  it('is a referral of the same pair within twelve months of the last one', () =>
    expect(repeatOf(referral, [on('2026-06-01')], rules)).toEqual({ case: 'MC-AAAAA-00001', referredOn: '2026-06-01', definition: '2019-01-01', window: '2019-01-01' }))
  it('is counted from the last referral, so that each starts the time anew', () =>
    expect(repeatOf(referral, [on('2025-02-01'), on('2026-12-31', 'MC-CCCCC-00003'), on('2026-01-02', 'MC-DDDDD-00004')], rules)).toMatchObject({ case: 'MC-CCCCC-00003', referredOn: '2026-12-31' }))
  it.each([['2026-01-11', true], ['2026-01-10', false], ['2024-01-01', false]])('with the last referral on %s: %s', (date, repeat) =>
    expect(repeatOf(referral, [on(date)], rules) !== undefined).toBe(repeat))
  it('is none of itself, of a later referral, or with no other', () => {
    expect(repeatOf(referral, [], rules)).toBeUndefined()
    expect(repeatOf(referral, [referral, on('2027-01-12')], rules)).toBeUndefined()
  })
  it('counts the days of London: half past midnight on 11 January there is the 11th', () =>
    expect(repeatOf({ ...referral, at: '2027-06-30T23:30:00.000Z' }, [on('2026-06-30')], rules)).toBeUndefined())

  const older = { id: 'repeat.definition', from: '2019-01-01', value: { incident: ['strangulation', 'stalking'] }, source: 'x', tag: 'V' as const, where: { file: 'repeat.yaml', line: 1 } }
  const newer = { ...older, from: '2023-07-01', value: { incident: 'any' } }
  const documents = { ...exampleDocuments, versions: [...exampleDocuments.versions.filter(({ id }) => id !== 'repeat.definition'), older, newer] }
  it('was, by the older definition, only what would be criminal if it were reported', () => {
    const then = rulesAt(documents, '2022-01-11')
    const referred = { ...referral, at: '2022-01-11T09:00:00.000Z' }
    expect(repeatOf(referred, [on('2021-06-01')], then)).toBeUndefined()
    expect(repeatOf({ ...referred, topics: ['isolation', 'stalking'] }, [on('2021-06-01')], then)).toMatchObject({ definition: '2019-01-01' })
    expect(repeatOf(referral, [on('2026-06-01')], rulesAt(documents, '2027-01-11'))).toMatchObject({ definition: '2023-07-01' })
  })
})
