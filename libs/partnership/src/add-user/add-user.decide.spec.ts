import { describe, it } from '@jest/globals'
import { sealed, specFor } from '@lantern/testing'
import { founded, staffed, userAdded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { AddUser, decideAddUser } from './add-user.decide.js'

const given = specFor(partnership)
const add = (change: Partial<AddUser['data']> = {}) =>
  new AddUser({ userId: 'coordinator-1', agency: 'hub', roles: ['coordinator'], name: sealed('Casey Sample', 'user-coordinator-1'), ...change })

describe('add a user', () => {
  it('records the agency, the roles and the sealed name', () => given(...founded).when(decideAddUser, add()).then(userAdded()))
  it('says no to a name that is taken', () => given(...staffed).when(decideAddUser, add()).thenRefused('partnership.user-exists'))
  it('says no to an agency that is not of the partnership', () => given(...founded).when(decideAddUser, add({ agency: 'essex-police' })).thenRefused('partnership.no-such-agency'))
  it.each([[[]], [['owner']], [['coordinator', 'system']], [['constructor']]])('says no to the roles %j', roles =>
    given(...founded).when(decideAddUser, add({ roles })).thenRefused('partnership.no-such-role'))
  it.each(['', 'Casey Sample', 'CASEY', '1casey', 'casey@kent.example', 'a/b', `a${'b'.repeat(60)}`])('says no to the user name "%s"', userId =>
    given(...founded).when(decideAddUser, add({ userId })).thenRefused('partnership.user-id'))
})
