import type { MeetingRow } from './meetings/meetings.projection.js'

/** One meeting as the API gives it. */
export const meetingItemOf = ({ id, area, kind, held_on: on, starts_at: startsAt, minutes, chair, place, status, agenda_due_on: agendaDueOn, version, issued_at: issuedAt, minutes_due_on: minutesDueOn, minutes_version: minutesVersion, minutes_issued_at: minutesIssuedAt }: MeetingRow) => ({
  ref: id,
  area,
  kind,
  on,
  startsAt,
  minutes,
  chair,
  place,
  status,
  agendaDueOn,
  agendaVersion: version,
  agendaIssuedAt: issuedAt,
  minutesDueOn,
  minutesVersion,
  minutesIssuedAt,
})
