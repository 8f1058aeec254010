import { sealed } from '@lantern/testing/sealed'
import type { DutyAnswered, DutyEnded, DutyEscalated, DutyEscalationClosed, DutyGivenTime } from './duty.events.js'
import { dutyRefOf } from './duty.refs.js'

/** Research of Probation that was due on Monday 25 January 2027: named events for specs. */
const owed = { kind: 'research', about: 'MC-4T7Q9-XWC2D', agency: 'probation' } as const
export const dutyId = dutyRefOf({ ...owed, since: '2027-01-18T09:00:00.000Z' })

export const dutyEscalated = (data: Partial<DutyEscalated['data']> = {}): DutyEscalated => ({
  type: 'DutyEscalated',
  data: { dutyId, ...owed, tier: 'agency-lead', dueOn: '2027-01-25', workingDaysLate: 1, stepDueOn: '2027-01-26', askedOf: 'probation', asks: 'see-to-it', rule: { id: 'escalation.research-ladder', version: '2019-01-01' }, ...data },
})
export const dutyRaised = (tier: DutyEscalated['data']['tier'], data: Partial<DutyEscalated['data']> = {}): DutyEscalated =>
  dutyEscalated({ tier, workingDaysLate: 10, stepDueOn: '2027-02-08', askedOf: tier, asks: 'decide', ...data })
export const dutyAnswered = (data: Partial<DutyAnswered['data']> = {}): DutyAnswered => ({
  type: 'DutyAnswered',
  data: { dutyId, agency: 'probation', tier: 'coordinator', answer: 'chase', until: '2027-02-03', reason: sealed('Please answer by Wednesday'), ...data },
})
export const dutyGivenTime = (data: Partial<DutyGivenTime['data']> = {}): DutyGivenTime => ({
  type: 'DutyGivenTime',
  data: { dutyId, ...owed, from: '2027-01-25', dueOn: '2027-02-22', decidedBy: 'tactical-group', reason: sealed('Their system is down'), ...data },
})
export const dutyEscalationClosed = (): DutyEscalationClosed => ({ type: 'DutyEscalationClosed', data: { dutyId, agency: 'probation', tier: 'tactical-group', reason: sealed('The review of the service has it') } })
export const dutyEnded = (data: Partial<DutyEnded['data']> = {}): DutyEnded => ({ type: 'DutyEnded', data: { dutyId, agency: 'probation', because: 'done', ...data } })
