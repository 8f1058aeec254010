import { may } from '@lantern/access'
import { DutiesOf } from '@lantern/actions'
import { isOverdue, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import { pageOf, Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import type { Tier } from '@lantern/rules'
import { waitingCard, WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { maracAccess } from '../marac.access.js'
import { meetingsProjection, type MeetingRow } from '../meetings/meetings.projection.js'

/** Meetings that are over and of which no minutes went out. */
export const withoutMinutes = (views: Views): RowQuery<MeetingRow> => views.rows(meetingsProjection).where('status', '=', 'closed').where('minutes_version', '=', 0)

/** By when minutes are to be out that are not: by the rule, or by the date that was given since; and to whom they were raised. */
export interface MinutesOwed {
  readonly dueOn: CalendarDate
  readonly movedTo: CalendarDate | undefined
  /** `ref`: of the escalation. */
  readonly raised: { readonly ref: string; readonly tier: Tier } | undefined
}

type Ended = Pick<MeetingRow, 'id' | 'status' | 'minutes_version' | 'minutes_due_on' | 'closed_at'>

/** Minutes that the Hub has to issue. */
@Injectable()
export class MinutesDue extends WorkCards {
  readonly order = 24

  constructor(
    private readonly views: Views,
    private readonly duties: DutiesOf,
  ) {
    super()
  }

  /** The longest due first, by the date that the end of the meeting gave them. @throws BadCursor */
  page({ cursor, limit }: PageAsked): Promise<Page<MeetingRow>> {
    return pageOf<MeetingRow, MeetingRow>(withoutMinutes(this.views).selectAll(), { cursor, limit, orderBy: [['minutes_due_on', 'asc'], ['id', 'asc']] })
  }

  /** Of those of these meetings whose minutes are not out yet. */
  async owed(rows: readonly Ended[]): Promise<ReadonlyMap<string, MinutesOwed>> {
    const open = rows.filter(({ status, minutes_version: version }) => status === 'closed' && version === 0)
    const standing = new Map((await this.duties.standing(open.map(({ id }) => id))).map(each => [each.belongs_to, each]))
    return new Map(
      open.flatMap(({ id, minutes_due_on: byRule }) => {
        if (byRule === null) return []
        const duty = standing.get(id)
        const dueOn = duty?.due_on ?? byRule
        const raised = duty && duty.tier !== null && duty.tier !== 'owner' && duty.closed === 0 ? { ref: duty.ref, tier: duty.tier } : undefined
        return [[id, { dueOn, movedTo: dueOn === byRule ? undefined : dueOn, raised }] as const]
      }),
    )
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    return (await this.waiting(actor, now, 0)).map(({ card }) => card)
  }

  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!may(maracAccess, actor, 'marac.hold-meeting')) return []
    const rows = await withoutMinutes(this.views).select(['id', 'status', 'minutes_version', 'minutes_due_on', 'closed_at']).orderBy('minutes_due_on').orderBy('id').execute()
    const owed = await this.owed(rows)
    const dates = rows.flatMap(({ id, closed_at: since }) => {
      const dueOn = owed.get(id)?.dueOn
      return dueOn === undefined || since === null ? [] : [{ id, since, dueOn }]
    })
    const late = dates.filter(({ dueOn }) => isOverdue(dueOn, londonDate(now))).length
    const first = dates.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).slice(0, most)
    return [
      {
        whose: 'ours',
        card: waitingCard({ count: rows.length, text: 'Minutes to issue', href: '/meetings?show=minutes-due' }, late),
        first: first.map(({ id, since, dueOn }) => ({ ref: id, href: `/meetings/${id}/minutes`, what: 'Minutes of a meeting', waitsFor: [], since, dueOn })),
      },
    ]
  }
}
