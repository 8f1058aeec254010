import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { caseRestricted, closed, coordinatorChanged, open, referred, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { ChangeCoordinator, decideChangeCoordinator } from './change-coordinator.decide.js'

const given = specFor(maracCase)
const change = (data: Parameters<typeof coordinatorChanged>[0] = {}) => new ChangeCoordinator(coordinatorChanged(data).data)

describe('change who coordinates a case', () => {
  it('gives it to another of the Hub, and back', () => {
    given(...open).when(decideChangeCoordinator, change()).then(coordinatorChanged())
    given(...open, coordinatorChanged()).when(decideChangeCoordinator, change({ coordinator: 'coordinator-1' })).then(coordinatorChanged({ coordinator: 'coordinator-1' }))
  })
  it('is nothing new for who has it: whoever accepted the referral, or got it since', () => {
    given(...open).when(decideChangeCoordinator, change({ coordinator: 'coordinator-1' })).thenNothing()
    given(...open, coordinatorChanged()).when(decideChangeCoordinator, change()).thenNothing()
  })
  it('says no to who is not among those whom a restricted case is for', () => {
    given(...open, caseRestricted({ users: ['manager-1'] })).when(decideChangeCoordinator, change()).thenRefused('marac.coordinator-not-named')
    given(...open, caseRestricted({ users: ['manager-1', 'coordinator-2'] })).when(decideChangeCoordinator, change()).then(coordinatorChanged())
  })
  it('tells nobody by a refusal who is excluded', () => given(...open, userExcluded({ user: 'coordinator-2' })).when(decideChangeCoordinator, change()).then(coordinatorChanged()))
  it.each([['only referred', referred], ['closed', closed], ['none', []]])('says no while the case is %s', (_, history) => given(...history).when(decideChangeCoordinator, change()).thenRefused('marac.case-not-open'))
})
