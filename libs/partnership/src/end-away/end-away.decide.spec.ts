import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { awayEnded, awayRecorded } from '../absence/absence.examples.js'
import { absence } from '../absence/absence.stream.js'
import { decideEndAway, EndAway } from './end-away.decide.js'

const given = specFor(absence)
const end = new EndAway({ awayId: 'away-1', user: 'coordinator-1' })

describe('say that somebody is back', () => {
  it('is from today, before the last day and before the first', () => {
    given(awayRecorded()).when(decideEndAway, end, { now: '2027-01-13T09:00:00.000Z' }).then(awayEnded())
    given(awayRecorded({ from: '2027-01-14' })).when(decideEndAway, end, { now: '2027-01-13T09:00:00.000Z' }).then(awayEnded())
  })
  it('goes by the day in London', () => given(awayRecorded({ from: '2027-06-01', until: '2027-07-02' })).when(decideEndAway, end, { now: '2027-07-01T23:30:00.000Z' }).thenRefused('partnership.no-such-away'))
  it('says no once they are back, and to what is not recorded', () => {
    given(awayRecorded(), awayEnded()).when(decideEndAway, end, { now: '2027-01-13T10:00:00.000Z' }).thenRefused('partnership.no-such-away')
    given().when(decideEndAway, end).thenRefused('partnership.no-such-away')
  })
})
