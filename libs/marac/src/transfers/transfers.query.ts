import { mayEver } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { pageOf, Views, type Page, type RowQuery } from '@lantern/projections'
import { waitingCard, WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'
import { transfersProjection, type TransferRow } from './transfers.projection.js'

/** Which transfers: to another area and not acknowledged, from one and not acknowledged by the Hub, or all. */
export type TransfersShown = 'out' | 'in' | 'all'

const cardOf = {
  out: { text: 'Transfers that the other area has not acknowledged', href: '/transfers?show=out' },
  in: { text: 'Transfers from another area to acknowledge', href: '/transfers?show=in' },
} as const

/** Cases that go to another area's MARAC, or came from one. */
@Injectable()
export class Transfers extends WorkCards {
  readonly order = 14

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
  ) {
    super()
  }

  /** What waits: the first to be acknowledged first. Of all, the latest. @throws BadCursor */
  page(actor: Actor, show: TransfersShown, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<Page<TransferRow>> {
    const rows = this.rows(actor, show).selectAll()
    return pageOf<TransferRow, TransferRow>(rows, { cursor, limit, orderBy: show === 'all' ? [['at', 'desc'], ['id', 'asc']] : [['acknowledge_by', 'asc'], ['id', 'asc']] })
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-transfers')) return []
    return Promise.all((['in', 'out'] as const).map(show => this.card(actor, show, now)))
  }

  /** The Hub acknowledges what came; for the rest it waits on the other area. */
  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-transfers')) return []
    return Promise.all(
      (['in', 'out'] as const).map(async show => {
        const [card, { items }] = await Promise.all([this.card(actor, show, now), this.page(actor, show, { limit: most })])
        const what = show === 'in' ? 'Acknowledgement to the area that sent it' : 'Acknowledgement by the other area'
        return { whose: show === 'in' ? ('ours' as const) : ('others' as const), card, first: items.map(row => ({ ref: row.ref, href: `/cases/${row.ref}#transfer`, what, waitsFor: [], since: row.at, dueOn: row.acknowledge_by })) }
      }),
    )
  }

  private async card(actor: Actor, show: 'out' | 'in', now: Instant): Promise<WorkCard> {
    const of = async (rows: RowQuery<TransferRow>): Promise<number> => Number((await rows.select(({ fn }) => fn.countAll<string | number>().as('count')).executeTakeFirst())?.count ?? 0)
    const [count, late] = await Promise.all([of(this.rows(actor, show)), of(this.rows(actor, show).where('acknowledge_by', '<', londonDate(now)))])
    return waitingCard({ ...cardOf[show], count }, late)
  }

  private rows(actor: Actor, show: TransfersShown): RowQuery<TransferRow> {
    const rows = this.views.rows(transfersProjection).where('ref', 'in', this.cases.visibleTo(actor).select('ref'))
    return show === 'all' ? rows : rows.where('direction', '=', show).where('stands', '=', 'waiting')
  }
}
