import { describe, expect, it } from '@jest/globals'
import { projected, projectedTwice, recorded, sameAsRebuilt } from '@lantern/testing/projected'
import type { ActionEvent } from '../action/action.events.js'
import { accepted, actionAccepted, actionAgreed, actionClaimedDone, actionEscalated, actionExtended, actionReassigned, claimedDone, declined, done, notDone, notPossible, proposed, actionReturned } from '../action/action.examples.js'
import { actionListProjection } from './action-list.projection.js'

const ref = 'MC-4T7Q9-XWC2D-7KQX'
const rowOf = async (...history: readonly ActionEvent[]) => (await projected(actionListProjection, recorded(`action-${ref}`, history)))[0]

describe('the list of actions', () => {
  it('begins when one is agreed', async () =>
    expect(await rowOf(...proposed)).toEqual({
      ref,
      belongs_to: 'MC-4T7Q9-XWC2D',
      agency: 'canterbury-housing',
      held_before: ',',
      target: 'victim',
      person: null,
      text: 'Change the locks',
      immediate_safety: 0,
      status: 'proposed',
      agreed_at: '2027-01-11T09:00:00.000Z',
      agreed_by: 'hub',
      accepted_by: null,
      first_due_on: '2027-01-25',
      due_on: '2027-01-25',
      last_note: null,
      tier: null,
      asked_of: null,
      asks: null,
      held_until: null,
      closed: 0,
      tier_on: null,
      revision: 0,
      unmet: 1,
    }))
  it('goes to another agency, which answers for it by the same date, and keeps who had it', async () =>
    expect(await rowOf(...accepted, actionEscalated(), actionReassigned())).toMatchObject({
      agency: 'kent-police', held_before: ',canterbury-housing,', status: 'proposed', due_on: '2027-01-25', tier: 'agency-lead', asked_of: 'kent-police', unmet: 1,
    }))
  it('marks immediate safety', async () => expect(await rowOf(actionAgreed({ immediateSafety: true }))).toMatchObject({ immediate_safety: 1 }))
  it.each([
    ['accepted', accepted, 1, null],
    ['declined', declined, 1, 'Not our tenant'],
    ['claimed-done', claimedDone, 0, 'Locks changed, invoice on file'],
    ['done', done, 0, 'Locks changed, invoice on file'],
    ['not-possible', notPossible, 0, 'She has moved'],
    ['not-done', notDone, 0, 'Nobody was sent'],
    ['accepted', [...claimedDone, actionReturned()], 1, 'The back door still has the old lock'],
  ] as const)('is %s after that history', async (status, history, unmet, note) => expect(await rowOf(...history)).toMatchObject({ status, unmet, last_note: note }))
  it('keeps the highest step taken, whom it asks and since when', async () =>
    expect(await rowOf(...accepted, actionEscalated())).toMatchObject({ tier: 'agency-lead', asked_of: 'canterbury-housing', tier_on: '2027-01-26' }))
  it('keeps the first date when it is extended, and starts the ladder anew', async () =>
    expect(await rowOf(...accepted, actionEscalated(), actionExtended())).toMatchObject({
      first_due_on: '2027-01-25', due_on: '2027-02-01', tier: null, asked_of: null, tier_on: null, last_note: 'The locksmith is ill',
    }))

  const whole = recorded(`action-${ref}`, [...accepted, actionEscalated(), actionExtended(), actionEscalated({ tier: 'marac-manager' }), actionClaimedDone()])
  it('is the same when every event comes twice', async () => expect(await projectedTwice(actionListProjection, whole)).toEqual(await projected(actionListProjection, whole)))
  it('is the same when it is rebuilt', async () => expect(await sameAsRebuilt([actionListProjection], whole)).toBe(true))
  it('makes no row of an action whose beginning it never saw', async () =>
    expect(await projected(actionListProjection, recorded(`action-${ref}`, [actionAccepted(), actionEscalated()]))).toEqual([]))
})
