import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { attendanceRecorded, cancelled, held, meetingId, over, scheduled, visitorRecorded } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { decideRecordVisitor, RecordVisitor } from './record-visitor.decide.js'

const given = specFor(meeting)
const record = (data: Partial<RecordVisitor['data']> = {}) => new RecordVisitor({ ...visitorRecorded().data, invited: [{ user: 'police-1', agency: 'kent-police' }], agencies: ['kent-police', 'housing', 'hub'], ...data })

describe('write down somebody without an account', () => {
  it.each([['scheduled', scheduled], ['going on', held], ['over', over]])('as a deputy of somebody of the same agency, while the meeting is %s', (_, history) => given(...history).when(decideRecordVisitor, record()).then(visitorRecorded()))
  it('as a deputy of nobody else', () => {
    given(...held).when(decideRecordVisitor, record({ agency: 'housing' })).thenRefused('marac.no-deputy')
    given(...held).when(decideRecordVisitor, record({ insteadOf: 'police-9' })).thenRefused('marac.no-deputy')
  })
  it('as an observer, of any agency that there is', () => {
    const { insteadOf: _instead, ...data } = visitorRecorded({ agency: 'housing', how: 'observer' }).data
    given(...held).when(decideRecordVisitor, record({ agency: 'housing', how: 'observer' })).then({ type: 'VisitorRecorded', data })
    given(...held).when(decideRecordVisitor, record({ agency: 'nowhere', how: 'observer' })).thenRefused('marac.no-such-agency')
  })
  it('with a name, which may stay as it is when it is put right', () => {
    const { name: _name, ...unnamed } = visitorRecorded({ signed: 'aloud' }).data
    const again = new RecordVisitor({ ...unnamed, invited: [{ user: 'police-1', agency: 'kent-police' }], agencies: ['kent-police'] })
    given(...held).when(decideRecordVisitor, again).thenRefused('marac.visitor-name')
    given(...held, visitorRecorded()).when(decideRecordVisitor, again).then({ type: 'VisitorRecorded', data: unnamed })
  })
  it('takes off who was not there, and nobody who was not written down', () => {
    const { insteadOf: _instead, ...off } = visitorRecorded({ how: 'not-there' }).data
    given(...held, visitorRecorded()).when(decideRecordVisitor, record({ how: 'not-there' })).then({ type: 'VisitorRecorded', data: off })
    given(...held).when(decideRecordVisitor, record({ how: 'not-there' })).thenRefused('marac.no-such-visitor')
  })
  it('says no once the meeting is cancelled, and to an observer', () => {
    given(...cancelled).when(decideRecordVisitor, record({ meetingId })).thenRefused('marac.meeting-over')
    given(...held, attendanceRecorded({ user: 'peer', how: 'observer' })).when(decideRecordVisitor, record(), { by: { user: 'peer', agency: 'hub', roles: ['supervisor'] } }).thenRefused('marac.observes')
  })
})
