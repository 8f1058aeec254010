import { describe, expect, it } from '@jest/globals'
import { changedDetails } from './changed-details.policy.js'

const details = { name: 'Zara Testcase', aliases: 'Zo', dateOfBirth: '1991-02-03', address: '1 Nowhere Lane' }
const now = { details, contact: { telephone: '01632 960001', safeToCall: true, when: 'weekdays before noon' } }
const today = '2027-01-11'

describe('what is said of a person once something is added', () => {
  it('keeps everything that was said', () => expect(changedDetails(now, {}, today)).toEqual({ fields: [], details }))
  it('keeps the name that was put right, to search by', () =>
    expect(changedDetails(now, { name: 'Sara Testcase', otherName: 'Sally' }, today)).toEqual({ fields: ['name', 'other-name'], details: { ...details, name: 'Sara Testcase', aliases: 'Zo; Zara Testcase; Sally' } }))
  it('keeps several dates of birth, each once', () => {
    expect(changedDetails(now, { dateOfBirth: '1991-03-02', otherDateOfBirth: '1990-01-01' }, today).details).toMatchObject({ dateOfBirth: '1991-03-02', otherBirthDates: ['1991-02-03', '1990-01-01'] })
    expect(changedDetails(now, { dateOfBirth: '1991-02-03', otherDateOfBirth: '1991-02-03' }, today).fields).toEqual([])
  })
  it('keeps addresses with their dates', () => {
    const moved = changedDetails(now, { address: '2 Somewhere Street', addressFrom: '2027-01-09' }, today)
    expect(moved.details).toEqual({ ...details, address: '2 Somewhere Street', addressFrom: '2027-01-09', earlierAddresses: [{ address: '1 Nowhere Lane', to: '2027-01-09' }] })
    const again = changedDetails({ details: moved.details }, { address: '3 Elsewhere Road' }, today)
    expect(again.details).toMatchObject({ address: '3 Elsewhere Road', earlierAddresses: [{ address: '1 Nowhere Lane', to: '2027-01-09' }, { address: '2 Somewhere Street', from: '2027-01-09', to: today }] })
    expect(again.details).not.toHaveProperty('addressFrom')
  })
  it('keeps what of the safe contact was not filled in, and calls nobody until it is said to be safe', () => {
    expect(changedDetails(now, { safeWhen: 'never' }, today)).toMatchObject({ fields: ['contact'], contact: { telephone: '01632 960001', safeToCall: true, when: 'never' } })
    expect(changedDetails({ details }, { contactMeans: 'text only' }, today).contact).toEqual({ safeToCall: false, means: 'text only' })
    expect(changedDetails(now, { safeToCall: false }, today).contact).toMatchObject({ safeToCall: false })
  })
  it('takes what is feared and who is safe as they are said last', () =>
    expect(changedDetails({ details: { ...details, fears: 'her brother' } }, { fears: 'both brothers', safeToTalkTo: 'her sister', notSafeToTalkTo: 'his mother' }, today)).toEqual({
      fields: ['fears', 'safe-to-talk-to', 'not-safe-to-talk-to'],
      details: { ...details, fears: 'both brothers', safeToTalkTo: 'her sister', notSafeToTalkTo: 'his mother' },
    }))
})
