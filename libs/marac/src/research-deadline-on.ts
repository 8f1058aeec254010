import type { CalendarDate } from '@lantern/decision'
import { historyOf, type EventStore } from '@lantern/event-store'
import type { Deadline } from '@lantern/rules'
import { caseDeadlines } from './case-deadlines.js'
import type { CaseRef } from './marac-case/marac-case.refs.js'
import { maracCase } from './marac-case/marac-case.stream.js'

/** The clock of what an agency was asked for on a case, as the case itself says; undefined where it was not asked. A later date that was given on what is overdue stands elsewhere. */
export async function researchDeadlineOn(store: EventStore, ref: CaseRef, asked: string, today: CalendarDate): Promise<Deadline | undefined> {
  const all = caseDeadlines(ref, await historyOf(store, maracCase, [ref]), today, { hub: '', idvaOf: () => undefined })
  return all.find(({ clock, agency }) => (clock === 'researchReturn' || clock === 'researchUrgent') && agency === asked)
}
