import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, open, referred, tellerNamed } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideNameTeller, NameTeller } from './name-teller.decide.js'

const given = specFor(maracCase)
const names = new NameTeller({ ...tellerNamed().data, agencies: ['idva', 'kent-police'] })

describe('name who tells the victim of the plan', () => {
  it('records agency and worker', () => given(...open).when(decideNameTeller, names).then(tellerNamed()))
  it('may name another one later', () => given(...open, tellerNamed({ agency: 'kent-police' })).when(decideNameTeller, names).then(tellerNamed()))
  it('says no to an agency that is not on the case', () => given(...open).when(decideNameTeller, new NameTeller({ ...names.data, agencies: ['kent-police'] })).thenRefused('marac.not-on-the-plan'))
  it.each([['only referred', referred], ['closed', closed], ['not there', []]])('says no while the case is %s', (_, history) => given(...history).when(decideNameTeller, names).thenRefused('marac.case-not-open'))
})
