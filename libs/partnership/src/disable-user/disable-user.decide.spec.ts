import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { staffed, userAdded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { decideDisableUser, DisableUser } from './disable-user.decide.js'

const given = specFor(partnership)
const userId = 'coordinator-1'
const disabled = { type: 'UserDisabled', data: { userId } } as const

describe('disable a user', () => {
  it('records it', () => given(...staffed).when(decideDisableUser, new DisableUser({ userId })).then(disabled))
  it('records nothing the second time', () => given(...staffed, disabled).when(decideDisableUser, new DisableUser({ userId })).thenNothing())
  it('records it again for one who was let back in', () =>
    given(...staffed, disabled, { type: 'UserEnabled', data: { userId } }).when(decideDisableUser, new DisableUser({ userId })).then(disabled))
  it('says no to someone unknown', () => given(...staffed).when(decideDisableUser, new DisableUser({ userId: 'nobody' })).thenRefused('partnership.no-such-user'))
  it('says no to the last administrator who may sign in', () => {
    const [one, two] = [userAdded({ userId: 'u-1', roles: ['administrator'] }), userAdded({ userId: 'u-2', roles: ['coordinator', 'administrator'] })]
    const disable = new DisableUser({ userId: 'u-1' })
    given(...staffed, one).when(decideDisableUser, disable).thenRefused('partnership.last-administrator')
    given(...staffed, one, two, { type: 'UserDisabled', data: { userId: 'u-2' } }).when(decideDisableUser, disable).thenRefused('partnership.last-administrator')
    given(...staffed, one, two).when(decideDisableUser, disable).then({ type: 'UserDisabled', data: { userId: 'u-1' } })
  })
})
