import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { childViewsNotGathered, childViewsRecorded, closed, notAccepted, open, referralAccepted, referralSubmitted, referred } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideRecordChildViews, RecordChildViews } from './record-child-views.decide.js'

const given = specFor(maracCase)
const { caseId, child, ...views } = childViewsRecorded().data
const { caseId: _case, child: _child, ...none } = childViewsNotGathered().data
const told = (data: object = {}, of = child) => new RecordChildViews({ caseId, child: of, told: { gathered: true, ...views, ...data } })

describe("record a child's views", () => {
  it.each([['only referred', referred], ['open', open]])('is possible while the case is %s', (_, history) => given(...history).when(decideRecordChildViews, told()).then(childViewsRecorded()))
  it('says no to a child who is not on the case, and on a case without children', () => {
    given(...open).when(decideRecordChildViews, told({}, 'p1')).thenRefused('marac.no-such-child')
    given(referralSubmitted({ children: [] }), referralAccepted()).when(decideRecordChildViews, told()).thenRefused('marac.no-such-child')
  })
  it.each([['worker'], ['gatheredOn'], ['safe']])('asks for what was said, who heard it and when: without %s', missing =>
    given(...open).when(decideRecordChildViews, told({ [missing]: undefined })).thenRefused('marac.views-not-whole'))
  it('takes no day that lies ahead', () => given(...open).when(decideRecordChildViews, told({ gatheredOn: '2027-01-12' })).thenRefused('marac.date-ahead'))
  it('takes why there are none of this child, with a choice and a reason', () => {
    given(...open).when(decideRecordChildViews, new RecordChildViews({ caseId, child, told: { gathered: false, ...none } })).then(childViewsNotGathered())
    for (const missing of ['because', 'reason'])
      given(...open).when(decideRecordChildViews, new RecordChildViews({ caseId, child, told: { gathered: false, ...none, [missing]: undefined } })).thenRefused('marac.why-no-views')
  })
  it.each([['not accepted', notAccepted], ['closed', closed]])('says no once the case is %s', (_, history) => given(...history).when(decideRecordChildViews, told()).thenRefused('marac.case-not-open'))
})
