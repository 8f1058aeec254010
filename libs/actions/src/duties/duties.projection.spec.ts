import { describe, expect, it } from '@jest/globals'
import { projected, projectedTwice, recorded } from '@lantern/testing/projected'
import { dutyAnswered, dutyEnded, dutyEscalated, dutyEscalationClosed, dutyGivenTime, dutyId, dutyRaised } from '../duty/duty.examples.js'
import type { DutyEvent } from '../duty/duty.events.js'
import { dutiesProjection } from './duties.projection.js'

const rowOf = async (...history: readonly DutyEvent[]) => {
  const events = recorded(`duty-${dutyId}`, history)
  const rows = await projected(dutiesProjection, events)
  expect(await projectedTwice(dutiesProjection, events)).toEqual(rows)
  return rows[0]
}
const late = {
  ...{ ref: dutyId, kind: 'research', belongs_to: 'MC-4T7Q9-XWC2D', agency: 'probation', first_due_on: '2027-01-25', due_on: '2027-01-25' },
  ...{ tier: 'agency-lead', asked_of: 'probation', tier_on: '2027-01-26', asks: 'see-to-it', held_until: null, closed: 0, immediate_safety: 0, unmet: 1, area: null, missed: null },
}

describe('what is owed and late', () => {
  it('has a row from the first step of its ladder', async () => expect(await rowOf(dutyEscalated())).toEqual(late))
  it('shows the highest step, and that an answer is awaited until the next', async () => {
    expect(await rowOf(dutyEscalated(), dutyRaised('coordinator'), dutyAnswered())).toMatchObject({ tier: 'coordinator', held_until: '2027-02-03' })
    expect(await rowOf(dutyEscalated(), dutyRaised('coordinator'), dutyAnswered(), dutyRaised('marac-manager'))).toMatchObject({ tier: 'marac-manager', held_until: null })
  })
  it('keeps the first date, and nothing of the ladder, once it has another', async () => {
    expect(await rowOf(dutyRaised('tactical-group'), dutyGivenTime())).toMatchObject({ first_due_on: '2027-01-25', due_on: '2027-02-22', tier: null, asks: null, unmet: 1 })
    expect(await rowOf(dutyRaised('tactical-group'), dutyEscalationClosed(), dutyEscalated({ dueOn: '2027-02-22' }))).toMatchObject({ closed: 0, due_on: '2027-02-22' })
  })
  it('is closed by a decision, and ends with what was owed', async () => {
    expect(await rowOf(dutyRaised('tactical-group'), dutyEscalationClosed())).toMatchObject({ closed: 1, unmet: 1 })
    expect(await rowOf(dutyEscalated(), dutyEnded())).toMatchObject({ unmet: 0 })
  })
})
