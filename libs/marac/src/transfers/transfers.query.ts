import { mayEver } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { cardOf, pageOfListed, waitingOf, type Listed } from '../listed.js'
import { maracAccess } from '../marac.access.js'
import { transfersProjection, type TransferRow } from './transfers.projection.js'

/** Which transfers: to another area and not acknowledged, from one and not acknowledged by the Hub, or all. */
export type TransfersShown = 'out' | 'in' | 'all'

const words = {
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
  page(actor: Actor, show: TransfersShown, asked: PageAsked): Promise<Page<TransferRow>> {
    return pageOfListed(show === 'all' ? { rows: this.rows(actor), orderBy: [['at', 'desc'], ['id', 'asc']] } : this.unanswered(actor, show), asked)
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-transfers')) return []
    return Promise.all((['in', 'out'] as const).map(show => cardOf(words[show], this.unanswered(actor, show, now))))
  }

  /** The Hub acknowledges what came; for the rest it waits on the other area. */
  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-transfers')) return []
    return Promise.all(
      (['in', 'out'] as const).map(show => {
        const [whose, what] = show === 'in' ? (['ours', 'Acknowledgement to the area that sent it'] as const) : (['others', 'Acknowledgement by the other area'] as const)
        return waitingOf(whose, words[show], this.unanswered(actor, show, now), most, row => ({ ref: row.ref, href: `/cases/${row.ref}#transfer`, what, waitsFor: [], since: row.at, dueOn: row.acknowledge_by }))
      }),
    )
  }

  private unanswered(actor: Actor, show: 'out' | 'in', now?: Instant): Listed<TransferRow> {
    const rows = this.rows(actor).where('direction', '=', show).where('stands', '=', 'waiting')
    return { rows, ...(now !== undefined && { late: rows.where('acknowledge_by', '<', londonDate(now)) }), orderBy: [['acknowledge_by', 'asc'], ['id', 'asc']] }
  }

  private rows(actor: Actor): RowQuery<TransferRow> {
    return this.views.rows(transfersProjection).where('ref', 'in', this.cases.visibleTo(actor).select('ref'))
  }
}
