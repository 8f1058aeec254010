import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, notAccepted, open, referred, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { ExcludeUser, decideExcludeUser } from './exclude-user.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'
const excludeUser = new ExcludeUser(userExcluded().data)

describe('exclude a user from a case', () => {
  it.each([['referred', referred], ['open', open], ['not accepted', notAccepted], ['closed', closed]])('is possible while it is %s', (_, history) =>
    given(...history).when(decideExcludeUser, excludeUser).then(userExcluded()))
  it('is recorded once', () =>
    given(...open, userExcluded()).when(decideExcludeUser, excludeUser).thenRefused('marac.already-excluded'))
  it('says no before there is a case', () => given().when(decideExcludeUser, excludeUser).thenRefused('marac.case-not-open'))
  it('is not for oneself, since nobody could undo it', () =>
    given(...open)
      .when(decideExcludeUser, excludeUser, { by: { user: 'officer-9', agency: 'hub', roles: ['coordinator'] } })
      .thenRefused('marac.not-yourself'))
  it('names the case that it was asked for', () =>
    given(...open).when(decideExcludeUser, new ExcludeUser({ ...excludeUser.data, caseId })).then(userExcluded()))
})
