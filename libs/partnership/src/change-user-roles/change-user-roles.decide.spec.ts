import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { staffed, userAdded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { ChangeUserRoles, decideChangeUserRoles } from './change-user-roles.decide.js'

const given = specFor(partnership)
const change = (...roles: string[]) => new ChangeUserRoles({ userId: 'coordinator-1', roles })

describe("change a user's roles", () => {
  it('records the roles from now on', () =>
    given(...staffed)
      .when(decideChangeUserRoles, change('supervisor', 'coordinator'))
      .then({ type: 'UserRolesChanged', data: { userId: 'coordinator-1', roles: ['supervisor', 'coordinator'] } }))
  it('records nothing when they are the same, in whatever order', () =>
    given(...staffed, userAdded({ roles: ['coordinator', 'supervisor'] })).when(decideChangeUserRoles, change('supervisor', 'coordinator')).thenNothing())
  it('sees the change made before', () =>
    given(...staffed, { type: 'UserRolesChanged', data: { userId: 'coordinator-1', roles: ['supervisor'] } }).when(decideChangeUserRoles, change('supervisor')).thenNothing())
  it.each([[[]], [['system']]])('says no to the roles %j', roles => given(...staffed).when(decideChangeUserRoles, change(...roles)).thenRefused('partnership.no-such-role'))
  it.each(['coordinator', 'supervisor', 'marac-manager', 'administrator'])('says no to making somebody of another agency %s', role => {
    const officer = userAdded({ userId: 'officer-1', agency: 'kent-police', roles: ['agency-representative'] })
    const to = (...roles: string[]) => new ChangeUserRoles({ userId: 'officer-1', roles })
    given(...staffed, officer).when(decideChangeUserRoles, to('agency-representative', role)).thenRefused('partnership.hub-role')
    given(...staffed, officer)
      .when(decideChangeUserRoles, to('agency-lead'))
      .then({ type: 'UserRolesChanged', data: { userId: 'officer-1', roles: ['agency-lead'] } })
  })
  it('takes such a role from somebody who was given it before', () =>
    given(...staffed, userAdded({ userId: 'officer-1', agency: 'kent-police' }))
      .when(decideChangeUserRoles, new ChangeUserRoles({ userId: 'officer-1', roles: ['agency-lead'] }))
      .then({ type: 'UserRolesChanged', data: { userId: 'officer-1', roles: ['agency-lead'] } }))
  it('says no to someone unknown', () =>
    given(...staffed).when(decideChangeUserRoles, new ChangeUserRoles({ userId: 'nobody', roles: ['idva'] })).thenRefused('partnership.no-such-user'))
  it('says no to taking the role from the last administrator who may sign in', () => {
    const one = userAdded({ userId: 'u-1', roles: ['administrator'] })
    const to = (...roles: string[]) => new ChangeUserRoles({ userId: 'u-1', roles })
    given(...staffed, one).when(decideChangeUserRoles, to('supervisor')).thenRefused('partnership.last-administrator')
    given(...staffed, one)
      .when(decideChangeUserRoles, to('supervisor', 'administrator'))
      .then({ type: 'UserRolesChanged', data: { userId: 'u-1', roles: ['supervisor', 'administrator'] } })
    given(...staffed, one, userAdded({ userId: 'u-2', roles: ['administrator'] }))
      .when(decideChangeUserRoles, to('supervisor'))
      .then({ type: 'UserRolesChanged', data: { userId: 'u-1', roles: ['supervisor'] } })
  })
})
