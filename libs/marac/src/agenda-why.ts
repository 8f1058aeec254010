import { formatDate, londonDate, whyBefore } from '@lantern/clock'
import type { RulesNow } from '@lantern/rules'
import type { MeetingRow } from './meetings/meetings.projection.js'

/** Why an agenda is due on its date: counted back from the meeting by the rules of the day on which the meeting was given its own, or at once where that day had passed. */
export async function whyAgendaDue(rules: RulesNow, { held_on: day, agenda_due_on: dueOn, set_at: at }: Pick<MeetingRow, 'held_on' | 'agenda_due_on' | 'set_at'>): Promise<readonly string[]> {
  const { rules: then } = await rules.inForce(at)
  return whyBefore({ day, what: 'The meeting is', rule: then.clocks.agendaIssue, calendar: then.calendar, given: { dueOn, when: `when the meeting was given this day, on ${formatDate(londonDate(at))}` } }).sentences
}
