import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import type { Invitation } from '../invitations.policy.js'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { AttendanceRecorded, MeetingEvent } from '../meeting/meeting.events.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { refuseObserver } from '../meeting/observer.policy.js'

export class RecordAttendance {
  /** `invited`: who is, and to hear which cases. */
  constructor(readonly data: AttendanceRecorded['data'] & { readonly invited: readonly Invitation[] }) {}
}

/**
 * How somebody who was invited takes part, in the meeting or in one of the cases that they are invited to hear. A deputy comes for somebody of the same agency who was invited; an observer
 * of the Hub's choosing is not invited, and may do nothing.
 */
export function decideRecordAttendance({ data: { invited, ...data } }: RecordAttendance, state: Meeting, { now, by }: Given<RulesInForce>): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('record-attendance')) throw refusal('marac.meeting-over')
  refuseObserver(state, by)
  const { user, agency, how, insteadOf, receivedOn, caseId } = data
  const invitation = invited.find(each => each.user === user)
  const replaced = invited.find(each => each.user === insteadOf)
  if (how === 'deputy' && (replaced === undefined || replaced.user === user || replaced.agency !== agency)) throw refusal('marac.no-deputy')
  if (how !== 'deputy' && how !== 'observer' && !invitation) throw refusal('marac.not-invited')
  if (caseId !== undefined && !(invitation ?? replaced)?.cases.includes(caseId)) throw refusal('marac.not-invited')
  if ((how === 'information-sent') !== (receivedOn !== undefined)) throw refusal('marac.sent-when')
  if (receivedOn !== undefined && receivedOn > londonDate(now)) throw refusal('marac.date-ahead')
  const { insteadOf: _instead, ...rest } = data
  return [{ type: 'AttendanceRecorded', data: how === 'deputy' ? data : rest }]
}
