import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { accessGranted, caseRestricted, closed, notAccepted, open, referred, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideGrantAccess, GrantAccess } from './grant-access.decide.js'

const given = specFor(maracCase)
const { request, user, agency, scope, ...rest } = accessGranted().data
const grant = (data: Partial<GrantAccess['data']> = {}) => new GrantAccess({ ...rest, agreed: true, asked: { request, user, agency, scope }, ...data })
const on = { now: '2027-01-11T09:00:00.000Z', rules: exampleRules(), by: { user: 'manager-1', agency: 'hub', roles: ['marac-manager'] } }

describe('give access for a time', () => {
  it.each([['referred', referred], ['open', open], ['not accepted', notAccepted], ['closed', closed]])('is possible while the case is %s', (_, history) => given(...history).when(decideGrantAccess, grant(), on).then(accessGranted()))
  it('is possible until the last day that the rules allow, and no longer', () => {
    given(...open).when(decideGrantAccess, grant({ until: '2027-02-08' }), on).then(accessGranted({ until: '2027-02-08' }))
    given(...open).when(decideGrantAccess, grant({ until: '2027-02-09' }), on).thenRefused('marac.access-too-long')
    given(...open).when(decideGrantAccess, grant({ until: '2027-01-10' }), on).thenRefused('marac.access-ends-in-the-past')
  })
  it('says no without a request, or with one that was given', () => {
    given(...open).when(decideGrantAccess, grant({ asked: undefined }), on).thenRefused('marac.no-such-access-request')
    given(...open, accessGranted()).when(decideGrantAccess, grant(), on).thenRefused('marac.no-such-access-request')
  })
  it('says no to who asked, to somebody excluded, and to somebody whom a restriction leaves out', () => {
    given(...open).when(decideGrantAccess, grant(), { ...on, by: { user, agency, roles: [] } }).thenRefused('marac.not-your-own-request')
    given(...open, userExcluded({ user })).when(decideGrantAccess, grant(), on).thenRefused('marac.excluded-from-it')
    given(...open, caseRestricted()).when(decideGrantAccess, grant(), on).thenRefused('marac.restricted-add-them')
  })
  it('says no to somebody whose agency has no agreement in force', () => given(...open).when(decideGrantAccess, grant({ agreed: false }), on).thenRefused('marac.no-agreement'))
  it('says no before there is a case', () => given().when(decideGrantAccess, grant(), on).thenRefused('marac.case-not-open'))
})
