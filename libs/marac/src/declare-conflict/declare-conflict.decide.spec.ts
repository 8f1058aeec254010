import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, conflictDeclared, notAccepted, open, referred, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { DeclareConflict, decideDeclareConflict } from './declare-conflict.decide.js'

const given = specFor(maracCase)
const { user, ...said } = conflictDeclared().data
const declared = new DeclareConflict(said)
const as = { by: { user, agency: 'kent-police', roles: ['agency-representative'] } }

describe('declare a conflict of interest', () => {
  it.each([['referred', referred], ['open', open], ['not accepted', notAccepted], ['closed', closed]])('is possible while the case is %s', (_, history) =>
    given(...history).when(decideDeclareConflict, declared, as).then(conflictDeclared()))
  it('needs no more than what it is with', () => {
    const { note: _note, ...bare } = said
    given(...open).when(decideDeclareConflict, new DeclareConflict(bare), as).then({ type: 'ConflictDeclared', data: { ...bare, user } })
  })
  it('is recorded once, and not beside an exclusion', () => {
    given(...open, conflictDeclared()).when(decideDeclareConflict, declared, as).thenRefused('marac.already-excluded')
    given(...open, userExcluded({ user })).when(decideDeclareConflict, declared, as).thenRefused('marac.already-excluded')
  })
  it('says no before there is a case', () => given().when(decideDeclareConflict, declared, as).thenRefused('marac.case-not-open'))
})
