import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, conflictDeclared, exclusionLifted, notAccepted, open, referred, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideLiftExclusion, LiftExclusion } from './lift-exclusion.decide.js'

const given = specFor(maracCase)
const lift = new LiftExclusion(exclusionLifted().data)

describe('lift an exclusion', () => {
  it.each([['referred', referred], ['open', open], ['not accepted', notAccepted], ['closed', closed]])('is possible while the case is %s', (_, history) =>
    given(...history, userExcluded()).when(decideLiftExclusion, lift).then(exclusionLifted()))
  it('lifts a declared conflict too', () => given(...open, conflictDeclared()).when(decideLiftExclusion, lift).then(exclusionLifted()))
  it('is only of somebody who is excluded', () => {
    given(...open).when(decideLiftExclusion, lift).thenRefused('marac.not-excluded')
    given(...open, userExcluded(), exclusionLifted()).when(decideLiftExclusion, lift).thenRefused('marac.not-excluded')
  })
  it('leaves the next exclusion possible', () => given(...open, userExcluded(), exclusionLifted(), userExcluded()).when(decideLiftExclusion, lift).then(exclusionLifted()))
  it('says no before there is a case', () => given().when(decideLiftExclusion, lift).thenRefused('marac.case-not-open'))
})
