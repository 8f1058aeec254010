import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, notAccepted, open, personDetailsChanged, referred } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { ChangePersonDetails, decideChangePersonDetails } from './change-person-details.decide.js'

const given = specFor(maracCase)
const { role: _role, ...said } = personDetailsChanged().data

describe('change what is said of a person', () => {
  it.each([['only referred', referred], ['open', open]])('is possible while the case is %s', (_, history) =>
    given(...history).when(decideChangePersonDetails, new ChangePersonDetails(said)).then(personDetailsChanged()))
  it('takes the part that the person has in this case', () =>
    given(...open).when(decideChangePersonDetails, new ChangePersonDetails({ ...said, personId: 'p3' })).then(personDetailsChanged({ personId: 'p3', role: 'child' })))
  it('says no of somebody who is not on the case', () => given(...open).when(decideChangePersonDetails, new ChangePersonDetails({ ...said, personId: 'p9' })).thenRefused('marac.not-on-the-case'))
  it('says no when nothing was filled in', () => given(...open).when(decideChangePersonDetails, new ChangePersonDetails({ ...said, fields: [] })).thenRefused('marac.nothing-changed'))
  it.each([['not accepted', notAccepted], ['closed', closed]])('says no once the case is %s', (_, history) =>
    given(...history).when(decideChangePersonDetails, new ChangePersonDetails(said)).thenRefused('marac.case-not-open'))
})
