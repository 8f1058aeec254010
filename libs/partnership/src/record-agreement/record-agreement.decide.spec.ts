import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { agreementEnded, agreementRecorded, founded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { decideEndAgreement, EndAgreement } from '../end-agreement/end-agreement.decide.js'
import { decideRecordAgreement, RecordAgreement } from './record-agreement.decide.js'

const given = specFor(partnership)
const on = { now: '2027-01-11T09:00:00.000Z' }
const record = (data: Partial<RecordAgreement['data']> = {}) => new RecordAgreement({ ...agreementRecorded().data, ...data })
const end = (data: Partial<EndAgreement['data']> = {}) => new EndAgreement({ ...agreementEnded().data, ...data })

describe('record an agreement', () => {
  it('says who signed it, when, and from when until when it holds', () => given(...founded).when(decideRecordAgreement, record(), on).then(agreementRecorded()))
  it('may begin on the day of the signature, and hold for one day', () =>
    given(...founded).when(decideRecordAgreement, record({ from: '2026-03-01', until: '2026-03-01' }), on).then(agreementRecorded({ from: '2026-03-01', until: '2026-03-01' })))
  it('is renewed by a further one, with a reference of its own', () => {
    given(...founded, agreementRecorded()).when(decideRecordAgreement, record(), on).thenRefused('partnership.agreement-exists')
    given(...founded, agreementRecorded()).when(decideRecordAgreement, record({ reference: 'ISA-2027' }), on).then(agreementRecorded({ reference: 'ISA-2027' }))
  })
  it.each([
    ['an agency that there is not', { agencyId: 'nobody' }, 'partnership.no-such-agency'],
    ['the Hub, with whom it is made', { agencyId: 'hub' }, 'partnership.no-such-agency'],
    ['a signature that lies ahead', { signedOn: '2027-01-12', from: '2027-02-01' }, 'partnership.agreement-not-signed-yet'],
    ['a first day before it was signed', { from: '2026-02-28' }, 'partnership.agreement-before-signed'],
    ['a last day before the first', { until: '2026-03-31' }, 'partnership.agreement-ends-before'],
  ] as const)('says no to %s', (_, data, code) => given(...founded).when(decideRecordAgreement, record(data), on).thenRefused(code))
})

describe('end an agreement', () => {
  const agreed = [...founded, agreementRecorded()]
  it('sets an earlier last day, with the reason', () => given(...agreed).when(decideEndAgreement, end(), on).then(agreementEnded()))
  it('ends it at once with yesterday, and on no day before', () => {
    given(...agreed).when(decideEndAgreement, end({ lastDay: '2027-01-10' }), on).then(agreementEnded({ lastDay: '2027-01-10' }))
    given(...agreed).when(decideEndAgreement, end({ lastDay: '2027-01-09' }), on).thenRefused('partnership.agreement-past')
  })
  it('makes it no longer', () => {
    given(...agreed).when(decideEndAgreement, end({ lastDay: '2027-03-31' }), on).thenRefused('partnership.agreement-ends-sooner')
    given(...agreed, agreementEnded()).when(decideEndAgreement, end({ lastDay: '2027-02-01' }), on).thenRefused('partnership.agreement-ends-sooner')
  })
  it('says no where there is none', () => given(...founded).when(decideEndAgreement, end(), on).thenRefused('partnership.no-such-agreement'))
})
