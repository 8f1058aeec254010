import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, notAccepted, open, referred, victimViewsNotGathered, victimViewsRecorded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideRecordVictimViews, RecordVictimViews } from './record-victim-views.decide.js'

const given = specFor(maracCase)
const { caseId, ...views } = victimViewsRecorded().data
const { caseId: _case, ...none } = victimViewsNotGathered().data
const told = (data: object = {}) => new RecordVictimViews({ caseId, told: { gathered: true, ...views, ...data } })

describe("record the victim's views", () => {
  it.each([['only referred', referred], ['open', open]])('is possible while the case is %s', (_, history) =>
    given(...history).when(decideRecordVictimViews, told()).then(victimViewsRecorded()))
  it('is possible again, since views change: nothing is replaced', () =>
    given(...open, victimViewsRecorded()).when(decideRecordVictimViews, told({ gatheredOn: '2027-01-10' })).then(victimViewsRecorded({ gatheredOn: '2027-01-10' })))
  it.each([['worker'], ['gatheredOn']])('asks for who heard it and when: without %s', missing =>
    given(...open).when(decideRecordVictimViews, told({ [missing]: undefined })).thenRefused('marac.views-not-whole'))
  it('asks for something that was said, and one thing is enough', () => {
    given(...open).when(decideRecordVictimViews, told({ wants: undefined, fears: undefined })).thenRefused('marac.views-not-whole')
    const { fears: _fears, ...data } = victimViewsRecorded().data
    given(...open).when(decideRecordVictimViews, told({ fears: undefined })).then({ type: 'VictimViewsRecorded', data })
  })
  it('takes today and no later day, as it is in London', () => {
    given(...open).when(decideRecordVictimViews, told({ gatheredOn: '2027-01-12' })).thenRefused('marac.date-ahead')
    given(...open).when(decideRecordVictimViews, told({ gatheredOn: '2027-07-02' }), { now: '2027-07-01T23:30:00.000Z' }).then(victimViewsRecorded({ gatheredOn: '2027-07-02' }))
  })
  it('takes why there are none, with a choice and a reason', () => {
    given(...open).when(decideRecordVictimViews, new RecordVictimViews({ caseId, told: { gathered: false, ...none } })).then(victimViewsNotGathered())
    for (const missing of ['because', 'reason'])
      given(...open).when(decideRecordVictimViews, new RecordVictimViews({ caseId, told: { gathered: false, ...none, [missing]: undefined } })).thenRefused('marac.why-no-views')
  })
  it.each([['not accepted', notAccepted], ['closed', closed], ['not there', []]])('says no once the case is %s', (_, history) =>
    given(...history).when(decideRecordVictimViews, told()).thenRefused('marac.case-not-open'))
})
