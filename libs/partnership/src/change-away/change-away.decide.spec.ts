import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { awayChanged, awayEnded, awayRecorded } from '../absence/absence.examples.js'
import { absence } from '../absence/absence.stream.js'
import { ChangeAway, decideChangeAway } from './change-away.decide.js'

const given = specFor(absence)
const change = (data: Parameters<typeof awayChanged>[0] = {}, deputy?: ChangeAway['deputy']) => new ChangeAway(awayChanged(data).data, deputy)

describe('change when somebody is away', () => {
  it('takes other days, and another deputy or none', () => {
    given(awayRecorded()).when(decideChangeAway, change({ until: '2027-01-25' })).then(awayChanged({ until: '2027-01-25' }))
    given(awayRecorded()).when(decideChangeAway, change({ deputy: 'coordinator-2' }, { may: true, awayThen: false })).then(awayChanged({ deputy: 'coordinator-2' }))
    given(awayRecorded({ deputy: 'coordinator-2' })).when(decideChangeAway, change()).then(awayChanged())
  })
  it('is nothing where nothing is other', () => given(awayRecorded()).when(decideChangeAway, change()).thenNothing())
  it('asks what a new one asks, of the others and not of itself', () => {
    given(awayRecorded()).when(decideChangeAway, change({ until: '2027-01-11' })).thenRefused('partnership.away-days')
    given(awayRecorded(), awayRecorded({ awayId: 'away-2', from: '2027-01-20', until: '2027-01-25' })).when(decideChangeAway, change({ until: '2027-01-21' })).thenRefused('partnership.away-already')
    given(awayRecorded()).when(decideChangeAway, change({ deputy: 'coordinator-2' }, { may: true, awayThen: true })).thenRefused('partnership.deputy-away')
  })
  it('says no to what is not recorded, was ended, or is over', () => {
    given().when(decideChangeAway, change()).thenRefused('partnership.no-such-away')
    given(awayRecorded(), awayEnded({ on: '2027-01-11' })).when(decideChangeAway, change()).thenRefused('partnership.no-such-away')
    given(awayRecorded()).when(decideChangeAway, change(), { now: '2027-01-18T00:00:00.000Z' }).thenRefused('partnership.no-such-away')
  })
})
