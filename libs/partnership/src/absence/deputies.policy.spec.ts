import { describe, expect, it } from '@jest/globals'
import { isOn, mayDeputise, overlap } from './deputies.policy.js'

const one = (roles: readonly string[], agency = 'hub', user = 'one') => ({ user, agency, roles })
const other = (roles: readonly string[], agency = 'hub') => one(roles, agency, 'other')

describe('who may deputise', () => {
  it.each([
    ['a coordinator', ['coordinator'], ['coordinator']],
    ['a supervisor for a coordinator', ['supervisor'], ['coordinator']],
    ['a manager for a supervisor', ['marac-manager'], ['supervisor']],
    ['a lead for a researcher', ['agency-lead'], ['researcher']],
    ['a lead for a representative who also refers', ['agency-lead'], ['agency-representative', 'referrer']],
    ['an IDVA for an IDVA', ['idva'], ['idva']],
  ])('is %s', (_, by, of) => expect(mayDeputise(other(by), one(of))).toBe(true))
  it.each([
    ['a coordinator for a supervisor', ['coordinator'], ['supervisor']],
    ['a supervisor for the manager', ['supervisor'], ['marac-manager']],
    ['a representative for a lead', ['agency-representative'], ['agency-lead']],
    ['a lead for an IDVA', ['agency-lead'], ['idva']],
    ['a coordinator for an administrator', ['coordinator'], ['administrator']],
    ['who covers one of two roles', ['coordinator'], ['coordinator', 'administrator']],
  ])('is not %s', (_, by, of) => expect(mayDeputise(other(by), one(of))).toBe(false))
  it('is nobody of another agency, and not the person', () => {
    expect(mayDeputise(other(['researcher'], 'probation'), one(['researcher'], 'kent-police'))).toBe(false)
    expect(mayDeputise(one(['coordinator']), one(['coordinator']))).toBe(false)
  })
})

describe('the days of an absence', () => {
  const week = { from: '2027-01-11', until: '2027-01-18' }
  it('hold the first and not the last, on which the person is back', () => expect(['2027-01-10', '2027-01-11', '2027-01-17', '2027-01-18'].map(day => isOn(week, day))).toEqual([false, true, true, false]))
  it('may follow each other', () => {
    expect(overlap(week, { from: '2027-01-18', until: '2027-01-20' })).toBe(false)
    expect(overlap(week, { from: '2027-01-17', until: '2027-01-20' })).toBe(true)
  })
})
