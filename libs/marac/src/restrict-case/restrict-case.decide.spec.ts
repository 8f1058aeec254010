import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { caseRestricted, closed, notAccepted, open, referred, restrictionLifted } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideRestrictCase, RestrictCase } from './restrict-case.decide.js'

const given = specFor(maracCase)
const restrict = new RestrictCase({ ...caseRestricted().data, deserted: false })
const as = { by: { user: 'manager-1', agency: 'hub', roles: ['marac-manager'] } }

describe('restrict a case to named people', () => {
  it.each([['referred', referred], ['open', open], ['not accepted', notAccepted], ['closed', closed]])('is possible while it is %s', (_, history) =>
    given(...history).when(decideRestrictCase, restrict, as).then(caseRestricted()))
  it('keeps whoever does it on the list, so that it can be lifted', () =>
    given(...open).when(decideRestrictCase, new RestrictCase({ ...caseRestricted({ users: ['coordinator-2'] }).data, deserted: false }), as).thenRefused('marac.restricted-without-you'))
  it('takes another list in place of the first, and not the same twice', () => {
    const other = caseRestricted({ users: ['manager-1', 'coordinator-3'] })
    given(...open, caseRestricted()).when(decideRestrictCase, new RestrictCase({ ...other.data, deserted: false }), as).then(other)
    const turned = new RestrictCase({ ...caseRestricted({ users: ['coordinator-2', 'manager-1'] }).data, deserted: false })
    given(...open, caseRestricted()).when(decideRestrictCase, turned, as).thenRefused('marac.already-restricted')
    given(...open, caseRestricted(), restrictionLifted()).when(decideRestrictCase, restrict, as).then(caseRestricted())
  })
  it('names others in place of people who have all gone, without being among them', () => {
    const others = caseRestricted({ users: ['coordinator-3'] })
    given(...open, caseRestricted()).when(decideRestrictCase, new RestrictCase({ ...others.data, deserted: true }), as).then(others)
  })
  it('says no before there is a case', () => given().when(decideRestrictCase, restrict, as).thenRefused('marac.case-not-open'))
})
