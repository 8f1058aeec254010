import { Clock, londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { pageOf, Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { overlapping } from '../meeting/overlap.policy.js'
import { caseListProjection } from '../case-list/case-list.projection.js'
import { hearingsProjection } from '../meeting-agenda/hearings.projection.js'
import { meetingsProjection, type MeetingRow } from './meetings.projection.js'

/** Meetings of all areas. */
@Injectable()
export class Meetings {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  find(id: string): Promise<MeetingRow | undefined> {
    return this.views.find(meetingsProjection, id)
  }

  /** Those that are to come, today's included, the soonest first. */
  toCome(): Promise<readonly MeetingRow[]> {
    return this.liveRows().selectAll().orderBy('held_on').orderBy('starts_at').orderBy('id').execute()
  }

  /** The same, page by page. @throws BadCursor */
  coming({ cursor, limit }: PageAsked): Promise<Page<MeetingRow>> {
    return pageOf<MeetingRow, MeetingRow>(this.liveRows().selectAll(), { cursor, limit, orderBy: [['held_on', 'asc'], ['starts_at', 'asc'], ['id', 'asc']] })
  }

  /** Those whose day has passed, or that were cancelled, the latest first. @throws BadCursor */
  past({ cursor, limit }: PageAsked): Promise<Page<MeetingRow>> {
    const rows = this.views.rows(meetingsProjection).where(row => row.or([row('status', 'in', ['cancelled', 'closed']), row.and([row('status', '=', 'scheduled'), row('held_on', '<', this.today())])])).selectAll()
    return pageOf<MeetingRow, MeetingRow>(rows, { cursor, limit, orderBy: [['held_on', 'desc'], ['id', 'asc']] })
  }

  /** Others that are to come, in its area or with its chair, at its time. */
  async atTheSameTime({ id, area, held_on: on, starts_at: startsAt, minutes, chair }: MeetingRow): Promise<readonly MeetingRow[]> {
    return overlapping({ area, on, startsAt, minutes, chair }, await this.liveRows().where('held_on', '=', on).selectAll().orderBy('id').execute(), id)
  }

  /** Those of these days, held, to come or cancelled. */
  between(from: CalendarDate, to: CalendarDate): Promise<readonly MeetingRow[]> {
    return this.views.rows(meetingsProjection).selectAll().where('held_on', '>=', from).where('held_on', '<=', to).orderBy('held_on').orderBy('starts_at').orderBy('id').execute()
  }

  /** The area's monthly and urgent meetings before this one that were held, or are to be, with the cases of their agendas. */
  async before({ id, area, held_on: on }: Pick<MeetingRow, 'id' | 'area' | 'held_on'>): Promise<readonly { readonly on: CalendarDate; readonly cases: readonly string[]; readonly urgent: boolean }[]> {
    const rows = await this.views.rows(meetingsProjection).select(['held_on', 'issued', 'kind']).where('area', '=', area).where('status', '<>', 'cancelled').where('held_on', '<', on).where('id', '<>', id).execute()
    return rows.map(row => ({ on: row.held_on, cases: row.issued.map(({ ref }) => ref), urgent: row.kind === 'urgent' }))
  }

  /** Those that have begun, and that a case is listed for or came up in, the latest first: what is said of it there is written down, and put right once they are over. */
  begunFor(ref: string): Promise<readonly MeetingRow[]> {
    const heard = this.views.rows(hearingsProjection).where('ref', '=', ref).select('meeting')
    const listed = this.views.rows(caseListProjection).where('ref', '=', ref).select('listed_for')
    return this.views.rows(meetingsProjection).selectAll().where('status', 'in', ['open', 'closed']).where(row => row.or([row('id', 'in', heard), row('id', 'in', listed)])).orderBy('held_on', 'desc').execute()
  }

  /** Whether it is to come, so that cases can be listed for it and are on its agenda. */
  async isLive(id: string): Promise<boolean> {
    return (await this.liveRows().select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  }

  /** Those that are to come or going on, for use inside another query: a case is on an agenda when its meeting is one of these. */
  liveRows(): RowQuery<MeetingRow> {
    return this.views.rows(meetingsProjection).where(row => row.or([row('status', '=', 'open'), row.and([row('status', '=', 'scheduled'), row('held_on', '>=', this.today())])]))
  }

  private today(): CalendarDate {
    return londonDate(this.clock.now())
  }
}
