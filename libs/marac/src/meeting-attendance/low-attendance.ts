import { attendanceOf, DutySource, type Owed } from '@lantern/actions'
import { addMonths, startOfLondonDay } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { Views } from '@lantern/projections'
import { lowAttendance, RulesNow, type MeetingAttended } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import { attendancesProjection, missedBy, type AttendancesRow } from './attendances.projection.js'

/** How far back meetings count for a step, in months: twice the longest time that a rule can look at. */
const looksBack = 48

/**
 * Agencies that did not come to the last meeting of an area that they were invited to (Kent paper 2023, 4.6 and 5.3). It ends when they come to one. Attendance can be put right
 * afterwards, so that it is worked out anew each time.
 */
@Injectable()
export class LowAttendance extends DutySource {
  readonly kind = 'attendance'

  constructor(
    private readonly views: Views,
    private readonly rules: RulesNow,
  ) {
    super()
  }

  async dueBy(day: CalendarDate): Promise<readonly Owed[]> {
    const rows = await this.views.rows(attendancesProjection).selectAll().where('over', '=', 1).where('held_on', '<=', day).where('held_on', '>', addMonths(day, -looksBack)).orderBy('held_on').orderBy('id').execute()
    const { rules } = await this.rules.inForce(startOfLondonDay(day))
    return [...attended(rows)].flatMap(([about, { area, agency, meetings }]) => {
      const low = lowAttendance(rules.escalation.attendance.value, meetings)
      return low === undefined || low.steps.length === 0 ? [] : [{ kind: this.kind, about, agency, area, since: low.since, dueOn: low.since, steps: low.steps }]
    })
  }

  /** Made of the same rows: of a meeting that is over nothing moves on meanwhile but what is put right. */
  async now({ about, agency }: Pick<Owed, 'about' | 'agency'>): Promise<Owed | 'done'> {
    const latest = (await this.views.rows(attendancesProjection).select(({ fn }) => fn.max('held_on').as('on')).where('over', '=', 1).executeTakeFirst())?.on
    return (latest === undefined || latest === null ? [] : await this.dueBy(latest)).find(each => each.about === about && each.agency === agency) ?? 'done'
  }
}

/** The meetings of each agency in each area, the earliest first, by what its attendance there is known by. */
function attended(rows: readonly AttendancesRow[]): ReadonlyMap<string, { readonly area: string; readonly agency: string; readonly meetings: readonly MeetingAttended[] }> {
  const found = new Map<string, { readonly area: string; readonly agency: string; readonly meetings: MeetingAttended[] }>()
  for (const row of rows)
    for (const agency of row.agencies) {
      const about = attendanceOf(row.area, agency)
      const of = found.get(about) ?? { area: row.area, agency, meetings: [] }
      found.set(about, of)
      of.meetings.push({ on: row.held_on, missed: missedBy(row, agency) })
    }
  return found
}
