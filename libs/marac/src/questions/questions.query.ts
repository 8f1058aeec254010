import { mayEver } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import { pageOf, Views, type Page, type RowQuery } from '@lantern/projections'
import { waitingCard, WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { caseTalkProjection, type TalkRow } from '../case-talk/case-talk.projection.js'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'

/** Asked of the actor's agency, by it, or (for the Hub) by anybody of anybody. */
export type Whose = 'ours' | 'asked' | 'all'

/** Counted up to here: more than any partnership has, so that every number shown is a number counted. */
const counted = 100_000

/** Questions between the agencies of current cases that nobody has answered. */
@Injectable()
export class Questions extends WorkCards {
  readonly order = 25

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
  ) {
    super()
  }

  /** The most overdue first. @throws BadCursor */
  page(actor: Actor, whose: Whose, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<Page<TalkRow>> {
    return pageOf<TalkRow, TalkRow>(this.rowsOf(actor, whose).selectAll(), { cursor, limit, orderBy: [['answer_by', 'asc'], ['id', 'asc']] })
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-messages')) return []
    const today = londonDate(now)
    const [ours, late, asked] = await Promise.all([this.count(actor, 'ours'), this.count(actor, 'ours', today), this.count(actor, 'asked')])
    return [
      { count: ours, text: 'Questions to your agency', href: '/questions', urgent: late > 0, ...(late > 0 && { hint: `${late} late` }) },
      { count: asked, text: 'Questions that your agency asked', href: '/questions?whose=asked' },
    ]
  }

  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-messages')) return []
    const today = londonDate(now)
    const lists = [
      { whose: 'ours', of: 'ours', text: 'Questions to your agency', href: '/questions' },
      { whose: 'others', of: 'asked', text: 'Questions that your agency asked', href: '/questions?whose=asked' },
    ] as const
    return Promise.all(
      lists.map(async ({ whose, of, ...card }) => {
        const [count, late, { items }] = await Promise.all([this.count(actor, of), this.count(actor, of, today), this.page(actor, of, { limit: most })])
        const first = items.map(row => ({ ref: row.ref, href: `/cases/${row.ref}/messages`, what: 'Question', waitsFor: row.asked === null ? [] : [row.asked], since: row.sent_at, dueOn: row.answer_by }))
        return { whose, card: waitingCard({ ...card, count }, late), first }
      }),
    )
  }

  private count(actor: Actor, whose: Whose, before?: CalendarDate): Promise<number> {
    const rows = this.rowsOf(actor, whose)
    return this.views.count(before === undefined ? rows : rows.where('answer_by', '<', before), counted)
  }

  private rowsOf(actor: Actor, whose: Whose): RowQuery<TalkRow> {
    const rows = this.views.rows(caseTalkProjection).where('waiting', '=', 1).where('ref', 'in', this.cases.currentFor(actor).select('ref'))
    if (whose === 'all') return rows
    return whose === 'ours' ? rows.where('asked', '=', actor.agency) : rows.where('agency', '=', actor.agency)
  }
}
