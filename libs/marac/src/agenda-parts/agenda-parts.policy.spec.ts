import { describe, expect, it } from '@jest/globals'
import { byCase, flagDays, ofEarlierMeetings } from './agenda-parts.policy.js'

const earlier = [{ on: '2027-01-26', cases: ['A', 'B'], urgent: false }, { on: '2026-12-15', cases: ['A'], urgent: false }, { on: '2027-02-10', cases: [], urgent: true }]

describe('actions of earlier meetings', () => {
  const agreed = (belongs_to: string, on: string) => ({ belongs_to, agreed_at: `${on}T23:30:00.000Z` })
  it.each([
    ['agreed on the day of the first meeting that had the case', agreed('A', '2026-12-15'), true],
    ['agreed since', agreed('B', '2027-02-01'), true],
    ['agreed before', agreed('A', '2026-12-14'), false],
    ['agreed before the meeting that had this case', agreed('B', '2027-01-20'), false],
    ['of a case that no meeting had', agreed('C', '2027-02-01'), false],
  ])('%s', (_, action, counts) => expect(ofEarlierMeetings([action], earlier)).toEqual(counts ? [action] : []))
})

describe('flags that end', () => {
  it('are those since the last meeting, each once', () => expect(flagDays('2027-02-23', earlier)).toEqual({ after: '2027-01-26', upTo: '2027-02-23' }))
  it('are those of a month where there was no meeting', () => expect(flagDays('2027-03-31', [])).toEqual({ after: '2027-02-28', upTo: '2027-03-31' }))
  it('are one line a case, the first to end first', () =>
    expect(byCase([{ ref: 'B', until: '2027-02-10' }, { ref: 'A', until: '2027-02-12' }, { ref: 'B', until: '2027-02-11' }])).toEqual([{ ref: 'B', until: '2027-02-10', agencies: 2 }, { ref: 'A', until: '2027-02-12', agencies: 1 }]))
})
