import { mayEver } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { caseTalkProjection, type TalkRow } from '../case-talk/case-talk.projection.js'
import { Cases } from '../cases.js'
import { cardOf, pageOfListed, waitingOf, type Listed } from '../listed.js'
import { maracAccess } from '../marac.access.js'

/** Asked of the actor's agency, by it, or (for the Hub) by anybody of anybody. */
export type Whose = 'ours' | 'asked' | 'all'

const lists = [
  { whose: 'ours', of: 'ours', words: { text: 'Questions to your agency', href: '/questions' } },
  { whose: 'others', of: 'asked', words: { text: 'Questions that your agency asked', href: '/questions?whose=asked' } },
] as const

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
  page(actor: Actor, whose: Whose, asked: PageAsked): Promise<Page<TalkRow>> {
    return pageOfListed(this.listed(actor, whose), asked)
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-messages')) return []
    return Promise.all(lists.map(({ of, words }) => cardOf(words, this.listed(actor, of, now))))
  }

  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-messages')) return []
    return Promise.all(
      lists.map(({ whose, of, words }) =>
        waitingOf(whose, words, this.listed(actor, of, now), most, row => ({ ref: row.ref, href: `/cases/${row.ref}/messages`, what: 'Question', waitsFor: row.asked === null ? [] : [row.asked], since: row.sent_at, dueOn: row.answer_by })),
      ),
    )
  }

  private listed(actor: Actor, whose: Whose, now?: Instant): Listed<TalkRow> {
    const rows = this.rowsOf(actor, whose)
    return { rows, ...(now !== undefined && { late: rows.where('answer_by', '<', londonDate(now)) }), orderBy: [['answer_by', 'asc'], ['id', 'asc']] }
  }

  private rowsOf(actor: Actor, whose: Whose): RowQuery<TalkRow> {
    const rows = this.views.rows(caseTalkProjection).where('waiting', '=', 1).where('ref', 'in', this.cases.currentFor(actor).select('ref'))
    if (whose === 'all') return rows
    return whose === 'ours' ? rows.where('asked', '=', actor.agency) : rows.where('agency', '=', actor.agency)
  }
}
