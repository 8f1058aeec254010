import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { staffed } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { decideEnableUser, EnableUser } from './enable-user.decide.js'

const given = specFor(partnership)
const userId = 'coordinator-1'
const disabled = { type: 'UserDisabled', data: { userId } } as const
const enabled = { type: 'UserEnabled', data: { userId } } as const

describe('enable a user again', () => {
  it('records it', () => given(...staffed, disabled).when(decideEnableUser, new EnableUser({ userId })).then(enabled))
  it('records nothing for one who may sign in', () => {
    given(...staffed).when(decideEnableUser, new EnableUser({ userId })).thenNothing()
    given(...staffed, disabled, enabled).when(decideEnableUser, new EnableUser({ userId })).thenNothing()
  })
  it('says no to someone unknown', () => given(...staffed).when(decideEnableUser, new EnableUser({ userId: 'nobody' })).thenRefused('partnership.no-such-user'))
})
