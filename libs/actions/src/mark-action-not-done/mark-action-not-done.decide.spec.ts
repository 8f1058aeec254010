import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { sealed, specFor } from '@lantern/testing'
import { projected, recorded } from '@lantern/testing/projected'
import { accepted, actionNotDone, claimedDone, declined, done, notDone, notPossible, proposed } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { actionListProjection } from '../action-list/action-list.projection.js'
import { MarkActionNotDone, decideMarkActionNotDone } from './mark-action-not-done.decide.js'

const given = specFor(action)
const actionId = 'MC-4T7Q9-XWC2D-7KQX'
const markNotDone = new MarkActionNotDone({ actionId, reason: sealed('Nobody was sent') })

describe('record that an action was not done', () => {
  it.each([['proposed', proposed], ['accepted', accepted], ['declined', declined]])('ends one that is %s, and names the agency that it counts against', (_, history) =>
    given(...history).when(decideMarkActionNotDone, markNotDone).then(actionNotDone()))
  it.each([['said to be done', claimedDone], ['done', done], ['not possible', notPossible], ['not done', notDone]])('says no once it is %s', (_, history) =>
    given(...history).when(decideMarkActionNotDone, markNotDone).thenRefused('actions.not-open'))
})

describe('"not possible, circumstances changed" is not "not done"', () => {
  it('has another event, another status and another row, and only "not done" names an agency', async () => {
    expect([fold(action, notPossible).status, fold(action, notDone).status]).toEqual(['not-possible', 'not-done'])
    const rows = await Promise.all([notPossible, notDone].map(history => projected(actionListProjection, recorded(`action-${actionId}`, history))))
    expect(rows.map(([row]) => row?.status)).toEqual(['not-possible', 'not-done'])
    const last = (history: typeof notDone) => Object.keys(history.at(-1)?.data ?? {}).includes('agency')
    expect([last(notPossible), last(notDone)]).toEqual([false, true])
  })
})
