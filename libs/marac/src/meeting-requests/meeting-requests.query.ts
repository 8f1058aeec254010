import { may } from '@lantern/access'
import type { Actor, Instant } from '@lantern/decision'
import { pageOf, Views, type Page, type RowQuery } from '@lantern/projections'
import { WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { over } from '../case-list/case-list.projection.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { meetingRequestsProjection, type MeetingRequestRow } from './meeting-requests.projection.js'

/** Requests for a meeting: the Hub sees those of every agency that wait for its answer, an agency its own with their answers. */
@Injectable()
export class MeetingRequests extends WorkCards {
  readonly order = 25

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
  ) {
    super()
  }

  /** The longest waiting first; of answered ones the latest. @throws BadCursor */
  page(actor: Actor, waiting: boolean, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<Page<MeetingRequestRow>> {
    const rows = this.rows(actor, waiting).selectAll()
    return waiting
      ? pageOf<MeetingRequestRow, MeetingRequestRow>(rows, { cursor, limit, orderBy: [['asked_at', 'asc'], ['id', 'asc']] })
      : pageOf<MeetingRequestRow, MeetingRequestRow>(rows, { cursor, limit, orderBy: [['asked_at', 'desc'], ['id', 'asc']] })
  }

  async cards(actor: Actor, _now: Instant): Promise<readonly WorkCard[]> {
    if (!may(maracAccess, actor, 'marac.list-meeting-requests')) return []
    const count = await this.count(actor)
    if (seesAll(actor)) return [{ count, text: 'Meeting requests to answer', href: '/meeting-requests?show=waiting', urgent: true }]
    return [{ count, text: 'Meetings asked for, not answered', href: '/meeting-requests?show=waiting' }]
  }

  override async waiting(actor: Actor, _now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!may(maracAccess, actor, 'marac.list-meeting-requests')) return []
    const [count, { items }] = await Promise.all([this.count(actor), this.page(actor, true, { limit: most })])
    const ours = seesAll(actor)
    return [
      {
        whose: ours ? 'ours' : 'others',
        card: { count, text: ours ? 'Meeting requests to answer' : 'Meetings asked for, not answered', href: '/meeting-requests?show=waiting' },
        first: items.map(row => ({ ref: row.ref, href: `/cases/${row.ref}`, what: 'Meeting asked for', waitsFor: [], since: row.asked_at, dueOn: null })),
      },
    ]
  }

  private async count(actor: Actor): Promise<number> {
    const row = await this.rows(actor, true).select(({ fn }) => fn.countAll<string | number>().as('count')).executeTakeFirst()
    return Number(row?.count ?? 0)
  }

  /** A request ends with its case when the referral is not accepted: then the reason for that stands on the case. */
  private rows(actor: Actor, waiting: boolean): RowQuery<MeetingRequestRow> {
    const seen = this.cases.visibleTo(actor)
    let rows = this.views.rows(meetingRequestsProjection).where('ref', 'in', (waiting ? seen.where('next_on', '<', over) : seen).select('ref'))
    if (waiting) rows = rows.where('waiting', '=', 1)
    return seesAll(actor) ? rows : rows.where('agency', '=', actor.agency)
  }
}
