import { describe, expect, it } from '@jest/globals'
import { standingOn, type Agreement } from './agreements.policy.js'

const agreed = (from: string, until: string, ended?: Agreement['ended']): Agreement => ({ reference: from, signedOn: from, from, until, ...(ended && { ended }) })
const one = agreed('2026-04-01', '2027-03-31')

describe('whether an agency is under an agreement', () => {
  it.each([
    ['on the first day', '2026-04-01', { inForce: true, until: '2027-03-31' }],
    ['on the last day', '2027-03-31', { inForce: true, until: '2027-03-31' }],
    ['on the day before the first', '2026-03-31', { inForce: false, ended: undefined, begins: '2026-04-01' }],
    ['on the day after the last', '2027-04-01', { inForce: false, ended: '2027-03-31', begins: undefined }],
  ] as const)('says so %s', (_, on, standing) => expect(standingOn([one], on)).toEqual(standing))
  it('says no where none was signed', () => expect(standingOn([], '2027-01-01')).toEqual({ inForce: false, ended: undefined, begins: undefined }))
  it('goes on from one to the next without a gap, also where they overlap, and stops at a gap', () => {
    const [next, last] = [agreed('2027-04-01', '2028-03-31'), agreed('2028-01-01', '2029-03-31')]
    expect(standingOn([last, one, next], '2026-06-01')).toEqual({ inForce: true, until: '2029-03-31' })
    expect(standingOn([one, agreed('2027-04-02', '2028-03-31')], '2026-06-01')).toEqual({ inForce: true, until: '2027-03-31' })
  })
  it('ends sooner when that was recorded', () => {
    const ended = agreed('2026-04-01', '2027-03-31', { lastDay: '2026-12-31', because: 'notice' })
    expect(standingOn([ended], '2026-12-31')).toEqual({ inForce: true, until: '2026-12-31' })
    expect(standingOn([ended], '2027-01-01')).toEqual({ inForce: false, ended: '2026-12-31', begins: undefined })
  })
})
