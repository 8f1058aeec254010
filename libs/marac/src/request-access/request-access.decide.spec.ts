import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { sealed } from '@lantern/testing/sealed'
import type { AccessRequested } from '../access-request/access-request.events.js'
import { accessRequest } from '../access-request/access-request.stream.js'
import { decideRefuseAccess, RefuseAccess } from '../refuse-access/refuse-access.decide.js'
import { decideRequestAccess, RequestAccess } from './request-access.decide.js'

const given = specFor(accessRequest)
const data: AccessRequested['data'] = { requestId: 'AR-9ZZZZ-11111', caseId: 'MC-4T7Q9-XWC2D', scope: 'read', until: '2027-01-25', reason: sealed('He is on our caseload', 'accessRequest-AR-9ZZZZ-11111') }
const asked: AccessRequested = { type: 'AccessRequested', data }
const refused = { requestId: data.requestId, reason: sealed('Their part of the plan is done', 'accessRequest-AR-9ZZZZ-11111') }
const refusing = (given = false) => new RefuseAccess({ ...refused, given })
const on = { now: '2027-01-11T09:00:00.000Z', rules: exampleRules() }

describe('ask for access', () => {
  it('is recorded, whether or not there is such a case', () => given().when(decideRequestAccess, new RequestAccess(data), on).then(asked))
  it.each([['2027-01-10', 'marac.access-ends-in-the-past'], ['2027-02-09', 'marac.access-too-long']] as const)('says no to a last day of %s', (until, code) => given().when(decideRequestAccess, new RequestAccess({ ...data, until }), on).thenRefused(code))
  it('says no to a second time', () => given(asked).when(decideRequestAccess, new RequestAccess(data), on).thenRefused('marac.access-answered'))
})
describe('do not give access', () => {
  it('is recorded with its reason', () => given(asked).when(decideRefuseAccess, refusing(), on).then({ type: 'AccessRefused', data: refused }))
  it('says no to a second time', () => given(asked, { type: 'AccessRefused', data: refused }).when(decideRefuseAccess, refusing(), on).thenRefused('marac.access-answered'))
  it('says no once it was given', () => given(asked).when(decideRefuseAccess, refusing(true), on).thenRefused('marac.access-answered'))
  it('says no where nobody asked', () => given().when(decideRefuseAccess, refusing(), on).thenRefused('marac.access-answered'))
})
