import { describe, it } from '@jest/globals'
import { sealed, specFor } from '@lantern/testing'
import { founded, staffed, userAdded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import type { AgencyRegistered } from '../partnership/partnership.events.js'
import { AddUser, decideAddUser } from './add-user.decide.js'

const given = specFor(partnership)
const add = (change: Partial<AddUser['data']> = {}) =>
  new AddUser({ userId: 'coordinator-1', agency: 'hub', roles: ['coordinator'], name: sealed('Casey Sample', 'user-coordinator-1'), ...change })

describe('add a user', () => {
  it('records the agency, the roles and the sealed name', () => given(...founded).when(decideAddUser, add()).then(userAdded()))
  it('says no to a name that is taken', () => given(...staffed).when(decideAddUser, add()).thenRefused('partnership.user-exists'))
  it('says no to an agency that is not of the partnership', () => given(...founded).when(decideAddUser, add({ agency: 'essex-police' })).thenRefused('partnership.no-such-agency'))
  it('says no to an agency that has left', () =>
    given(...founded, { type: 'AgencyLeft', data: { agencyId: 'kent-police', on: '2027-01-11', because: 'notice' } })
      .when(decideAddUser, add({ agency: 'kent-police', roles: ['agency-lead'] }))
      .thenRefused('partnership.agency-left'))
  it.each([[[]], [['owner']], [['coordinator', 'system']], [['constructor']]])('says no to the roles %j', roles =>
    given(...founded).when(decideAddUser, add({ roles })).thenRefused('partnership.no-such-role'))
  it.each(['coordinator', 'supervisor', 'marac-manager', 'administrator'])('says no to making somebody of another agency %s, with whatever else', role => {
    given(...founded).when(decideAddUser, add({ agency: 'kent-police', roles: [role] })).thenRefused('partnership.hub-role')
    given(...founded).when(decideAddUser, add({ agency: 'kent-police', roles: ['agency-lead', role] })).thenRefused('partnership.hub-role')
  })
  it('lets nobody speak for two groups', () =>
    given(...founded).when(decideAddUser, add({ agency: 'kent-police', roles: ['agency-lead', 'tactical-member', 'executive-member'] })).thenRefused('partnership.one-group'))
  it.each(['agency-representative', 'agency-lead', 'idva', 'researcher', 'referrer', 'governance-viewer', 'steering-member', 'tactical-member', 'executive-member', 'auditor'])('lets somebody of another agency be %s', role =>
    given(...founded).when(decideAddUser, add({ agency: 'kent-police', roles: [role] })).then(userAdded({ agency: 'kent-police', roles: [role] })))
  it('goes by the kind of the agency, not by its id', () => {
    const another: AgencyRegistered = { type: 'AgencyRegistered', data: { agencyId: 'marac-team', name: 'MARAC team', kind: 'hub' } }
    given(...founded, another).when(decideAddUser, add({ agency: 'marac-team' })).then(userAdded({ agency: 'marac-team' }))
  })
  it.each(['', 'Casey Sample', 'CASEY', '1casey', 'casey@kent.example', 'a/b', `a${'b'.repeat(60)}`])('says no to the user name "%s"', userId =>
    given(...founded).when(decideAddUser, add({ userId })).thenRefused('partnership.user-id'))
})
