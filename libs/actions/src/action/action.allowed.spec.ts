import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { allowedBy } from './action.allowed.js'
import { accepted, actionExtended, claimedDone, declined, done, notDone, notPossible, proposed, actionEscalated } from './action.examples.js'
import { action } from './action.stream.js'

describe('an action', () => {
  it.each([
    ['proposed', proposed],
    ['accepted', accepted],
    ['declined', declined],
    ['claimed-done', claimedDone],
    ['done', done],
    ['not-possible', notPossible],
    ['not-done', notDone],
  ] as const)('is %s after its example history', (status, history) => expect(fold(action, history).status).toBe(status))

  it('keeps the first date when it is extended, and starts the ladder anew', () => {
    const state = fold(action, [...accepted, actionEscalated(), actionExtended()])
    expect(state).toMatchObject({ firstDueOn: '2027-01-25', dueOn: '2027-02-01', highest: undefined })
  })

  it('lets nothing happen once it is finished but that what it says is recorded in error', () =>
    expect([...allowedBy.done, ...allowedBy['not-possible'], ...allowedBy['not-done'], ...allowedBy['in-error']]).toEqual(Array.from({ length: 3 }, () => 'record-action-in-error')))
})
