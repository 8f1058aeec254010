import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { caseRestricted, closed, notAccepted, open, referred, restrictionLifted } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideLiftRestriction, LiftRestriction } from './lift-restriction.decide.js'

const given = specFor(maracCase)
const lift = new LiftRestriction(restrictionLifted().data)

describe('lift the restriction of a case', () => {
  it.each([['referred', referred], ['open', open], ['not accepted', notAccepted], ['closed', closed]])('is possible while it is %s', (_, history) =>
    given(...history, caseRestricted()).when(decideLiftRestriction, lift).then(restrictionLifted()))
  it('is only of a case that is restricted', () => {
    given(...open).when(decideLiftRestriction, lift).thenRefused('marac.not-restricted')
    given(...open, caseRestricted(), restrictionLifted()).when(decideLiftRestriction, lift).thenRefused('marac.not-restricted')
  })
  it('says no before there is a case', () => given().when(decideLiftRestriction, lift).thenRefused('marac.case-not-open'))
})
