import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { awayEnded, awayRecorded } from '../absence/absence.examples.js'
import { absence } from '../absence/absence.stream.js'
import { decideRecordAway, RecordAway } from './record-away.decide.js'

const given = specFor(absence)
const away = (data: Parameters<typeof awayRecorded>[0] = {}, deputy?: RecordAway['deputy']) => new RecordAway(awayRecorded(data).data, deputy)
const fits = { may: true, awayThen: false }

describe('say when somebody is away', () => {
  it('takes days that begin today, later, or began before', () => {
    given().when(decideRecordAway, away()).then(awayRecorded())
    for (const from of ['2027-01-04', '2027-01-12']) given().when(decideRecordAway, away({ from })).then(awayRecorded({ from }))
  })
  it('says no to days that end before they begin, or are over', () => {
    given().when(decideRecordAway, away({ from: '2027-01-18' })).thenRefused('partnership.away-days')
    given().when(decideRecordAway, away({ from: '2027-01-04', until: '2027-01-11' })).thenRefused('partnership.away-days')
  })
  it('says no to days that are said already, and takes those that follow', () => {
    const more = { awayId: 'away-2', from: '2027-01-17', until: '2027-01-25' }
    given(awayRecorded()).when(decideRecordAway, away(more)).thenRefused('partnership.away-already')
    given(awayRecorded()).when(decideRecordAway, away({ ...more, from: '2027-01-18' })).then(awayRecorded({ ...more, from: '2027-01-18' }))
    given(awayRecorded(), awayEnded()).when(decideRecordAway, away({ ...more, from: '2027-01-13' })).then(awayRecorded({ ...more, from: '2027-01-13' }))
  })
  it('takes a deputy who may, and is here then', () => {
    const deputy = 'coordinator-2'
    given().when(decideRecordAway, away({ deputy }, fits)).then(awayRecorded({ deputy }))
    given().when(decideRecordAway, away({ deputy }, { ...fits, may: false })).thenRefused('partnership.not-a-deputy')
    given().when(decideRecordAway, away({ deputy }, undefined)).thenRefused('partnership.not-a-deputy')
    given().when(decideRecordAway, away({ deputy }, { ...fits, awayThen: true })).thenRefused('partnership.deputy-away')
  })
})
