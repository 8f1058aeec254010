import { describe, expect, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { lateForMeeting } from './late-for-meeting.js'

describe('research that comes too late for a meeting', () => {
  const out = ['2027-01-22', '2027-01-25', '2027-01-26'].map(dueOn => ({ dueOn }))
  it('is what is due after the second working day before it', () => expect(lateForMeeting('2027-01-26', out, exampleRules())).toEqual({ by: '2027-01-22', later: [{ dueOn: '2027-01-26' }, { dueOn: '2027-01-25' }] }))
  it('is none where all is there in time', () => expect(lateForMeeting('2027-02-09', out, exampleRules()).later).toEqual([]))
})
