import type { CalendarDate } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { dueDate, RulesNow, type Deadline } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import { researchDeadlineOn } from '../research-deadline-on.js'
import { whyCells, type WhyCell } from '../why-cells.js'
import type { ResearchRow } from './research-requests.projection.js'

/** Why each request of a list is due on its date: of most the rule of the day says it; of the few that are urgent, before a meeting, counted anew or moved, the case does. */
@Injectable()
export class WhyResearchCells {
  constructor(
    private readonly rules: RulesNow,
    private readonly store: EventStore,
  ) {}

  async of(rows: readonly ResearchRow[], today: CalendarDate): Promise<readonly WhyCell[]> {
    const deadlines = new Map(await Promise.all(rows.map(async row => [row.id, await this.deadlineOf(row, today)] as const)))
    return whyCells(this.rules, rows, row => ({ ...(deadlines.get(row.id) ?? plain(row)), what: `research on ${row.ref}` }))
  }

  private async deadlineOf(row: ResearchRow, today: CalendarDate): Promise<Deadline> {
    const { rules } = await this.rules.inForce(row.requested_at)
    if (dueDate('researchReturn', row.requested_at, rules, row.agency) === row.due_on) return plain(row)
    const own = await researchDeadlineOn(this.store, row.ref, row.agency, today)
    return own === undefined ? plain(row) : own.firstDueOn === row.due_on ? own : { ...own, movedTo: row.due_on }
  }
}

const plain = ({ agency, requested_at: startedAt, due_on: firstDueOn }: ResearchRow): Deadline => ({ clock: 'researchReturn', agency, what: 'research', startedAt, startEvent: 'research was requested', firstDueOn })
