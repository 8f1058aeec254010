import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { sealed, specFor } from '@lantern/testing'
import { accepted, actionEscalated, actionExtended, actionReassigned, claimedDone, declined, done, notDone, notPossible, proposed } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { decideReassignAction, ReassignAction } from './reassign-action.decide.js'

const given = specFor(action)
const to = (agency: string, without: readonly string[] = []) => new ReassignAction({ actionId: 'MC-4T7Q9-XWC2D-7KQX', agency, reason: sealed('Housing has left the partnership'), without })

describe('give an action to another agency', () => {
  it.each([['proposed', proposed], ['accepted', accepted], ['declined', declined]])('records from whom and to whom while it is %s', (_, history) => given(...history).when(decideReassignAction, to('kent-police')).then(actionReassigned()))
  it('waits for the answer of the new agency, by the same dates and from the same step of the ladder', () =>
    expect(fold(action, [...accepted, actionExtended(), actionEscalated({ dueOn: '2027-02-01' }), actionReassigned()])).toMatchObject({
      status: 'proposed', agency: 'kent-police', firstDueOn: '2027-01-25', dueOn: '2027-02-01', highest: { tier: 'agency-lead', on: '2027-01-26' },
    }))
  it('says no to the agency that has it, and to one that may be sent nothing', () => {
    given(...accepted).when(decideReassignAction, to('canterbury-housing')).thenRefused('actions.has-it')
    given(...accepted).when(decideReassignAction, to('kent-police', ['kent-police'])).thenRefused('actions.no-agreement')
    given(...accepted, actionReassigned()).when(decideReassignAction, to('kent-police')).thenRefused('actions.has-it')
  })
  it.each([['said to be done', claimedDone], ['done', done], ['not done', notDone], ['not possible', notPossible]])('says no once it is %s', (_, history) =>
    given(...history).when(decideReassignAction, to('kent-police')).thenRefused('actions.not-open'))
})
