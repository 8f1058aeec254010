import { DutySource, type Owed } from '@lantern/actions'
import type { CalendarDate } from '@lantern/decision'
import { EventStore, stateNow } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import type { Deadline } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import { minutesDeadline } from '../minutes-deadline.js'
import { meeting } from '../meeting/meeting.stream.js'
import { meetingsProjection, type MeetingRow } from '../meetings/meetings.projection.js'
import { withoutMinutes } from './minutes-due.query.js'

/** Minutes that are not out by the date that the end of the meeting gave them: the Hub owes them, and its own ladder climbs for them. It ends with their first version. */
@Injectable()
export class LateMinutes extends DutySource {
  readonly kind = 'minutes'

  constructor(
    private readonly views: Views,
    private readonly store: EventStore,
  ) {
    super()
  }

  async dueBy(day: CalendarDate): Promise<readonly Owed[]> {
    const rows = await withoutMinutes(this.views).select(['id', 'area', 'closed_at', 'minutes_due_on']).where('minutes_due_on', '<=', day).orderBy('minutes_due_on').orderBy('id').execute()
    return rows.flatMap(row => this.owed(row) ?? [])
  }

  /** A meeting ends once, with the date of its minutes, so that its row has what the stream says as soon as it has any of it. Whether they went out is asked of the stream. */
  async now({ about }: Pick<Owed, 'about'>): Promise<Owed | 'done' | 'withdrawn'> {
    const [row, { state }] = await Promise.all([this.views.find(meetingsProjection, about), stateNow(this.store, meeting, about)])
    if (state.minutesVersion > 0) return 'done'
    return (row && this.owed(row)) ?? 'withdrawn'
  }

  override async deadline({ about }: Pick<Owed, 'about'>): Promise<Deadline | undefined> {
    const row = await this.views.find(meetingsProjection, about)
    return row === undefined || row.closed_at === null || row.minutes_due_on === null ? undefined : minutesDeadline({ closedAt: row.closed_at, firstDueOn: row.minutes_due_on })
  }

  private owed({ id, area, closed_at: since, minutes_due_on: dueOn }: Pick<MeetingRow, 'id' | 'area' | 'closed_at' | 'minutes_due_on'>): Owed | undefined {
    return since === null || dueOn === null ? undefined : { kind: this.kind, about: id, agency: 'hub', area, since, dueOn }
  }
}
