import { expect, it } from '@jest/globals'
import { projected, projectedTwice, recorded } from '@lantern/testing/projected'
import { accepted, actionClaimedDone, actionEscalated, actionExtended } from '../action/action.examples.js'
import { escalationStepsProjection } from './escalation-steps.projection.js'

it('keeps each step that was taken, also of what was done or given a new date since, and each again after that', async () => {
  const [lead, again] = [actionEscalated(), actionEscalated({ stepDueOn: '2027-02-02' })]
  const events = recorded('action-MC-4T7Q9-XWC2D-7KQX', [...accepted, lead, actionExtended(), again, actionClaimedDone()])
  const row = { ref: 'MC-4T7Q9-XWC2D-7KQX', belongs_to: 'MC-4T7Q9-XWC2D', agency: 'canterbury-housing', tier: 'agency-lead' }
  const rows = [
    { ...row, id: 'MC-4T7Q9-XWC2D-7KQX/agency-lead/2027-01-26', on_day: '2027-01-26' },
    { ...row, id: 'MC-4T7Q9-XWC2D-7KQX/agency-lead/2027-02-02', on_day: '2027-02-02' },
  ]
  expect(await projected(escalationStepsProjection, events)).toEqual(rows)
  expect(await projectedTwice(escalationStepsProjection, events)).toEqual(rows)
})
