import { mayEver } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { pageOf, Views, type Page, type RowQuery } from '@lantern/projections'
import { waitingCard, WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { appealsProjection, type AppealRow } from './appeals.projection.js'

/** Appeals against referrals that were not accepted: a MARAC manager answers them, and whoever referred waits for that. */
@Injectable()
export class Appeals extends WorkCards {
  readonly order = 12

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
  ) {
    super()
  }

  /** The first to be answered first; of answered ones too the latest. @throws BadCursor */
  page(actor: Actor, waiting: boolean, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<Page<AppealRow>> {
    const rows = this.rows(actor, waiting).selectAll()
    return pageOf<AppealRow, AppealRow>(rows, { cursor, limit, orderBy: waiting ? [['answer_by', 'asc'], ['ref', 'asc']] : [['appealed_at', 'desc'], ['ref', 'asc']] })
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(maracAccess, actor, 'marac.answer-appeal')) return []
    const { count, late } = await this.counts(actor, now)
    return [waitingCard({ count, text: 'Appeals to answer', href: '/appeals' }, late)]
  }

  /** The manager's to answer; the rest of the Hub and whoever referred wait for that. */
  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-appeals')) return []
    const [{ count, late }, { items }] = await Promise.all([this.counts(actor, now), this.page(actor, true, { limit: most })])
    return [
      {
        whose: mayEver(maracAccess, actor, 'marac.answer-appeal') ? 'ours' : 'others',
        card: waitingCard({ count, text: 'Appeals to the MARAC manager', href: '/appeals' }, late),
        first: items.map(row => ({ ref: row.ref, href: seesAll(actor) ? `/cases/${row.ref}` : `/referrals/${row.ref}`, what: 'Answer to an appeal', waitsFor: [], since: row.appealed_at, dueOn: row.answer_by })),
      },
    ]
  }

  private async counts(actor: Actor, now: Instant): Promise<{ readonly count: number; readonly late: number }> {
    const of = async (rows: RowQuery<AppealRow>): Promise<number> => Number((await rows.select(({ fn }) => fn.countAll<string | number>().as('count')).executeTakeFirst())?.count ?? 0)
    const [count, late] = await Promise.all([of(this.rows(actor, true)), of(this.rows(actor, true).where('answer_by', '<', londonDate(now)))])
    return { count, late }
  }

  private rows(actor: Actor, waiting: boolean): RowQuery<AppealRow> {
    let rows = this.views.rows(appealsProjection).where('ref', 'in', this.cases.visibleTo(actor).select('ref'))
    if (waiting) rows = rows.where('outcome', 'is', null)
    return seesAll(actor) ? rows : rows.where('agency', '=', actor.agency)
  }
}
