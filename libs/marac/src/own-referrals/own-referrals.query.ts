import { Drafts, mayEver } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { pageOf, type Page, type RowQuery } from '@lantern/projections'
import { waitingCard, WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'

/** Those that wait for the agency, or all that it made. */
export type OwnReferralsShown = 'waiting' | 'all'

const card = { text: 'Referrals to complete', href: '/my-referrals?show=waiting' }

/** The referrals that an agency made, whatever became of them: those too that the Hub did not accept. */
@Injectable()
export class OwnReferrals extends WorkCards {
  readonly order = 8

  constructor(
    private readonly cases: Cases,
    private readonly drafts: Drafts,
  ) {
    super()
  }

  /** What is to be completed first; of all, the newest. @throws BadCursor */
  page(actor: Actor, show: OwnReferralsShown, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<Page<CaseRow>> {
    const rows = this.rows(actor, show).selectAll()
    return pageOf<CaseRow, CaseRow>(rows, { cursor, limit, orderBy: show === 'waiting' ? [['next_on', 'asc'], ['ref', 'asc']] : [['referred_at', 'desc'], ['ref', 'asc']] })
  }

  /** What this person has begun and not sent. */
  async begun(actor: Actor, now: Instant): Promise<number> {
    return (await this.drafts.list(actor.user, { form: 'marac/submit-referral', about: '' }, now)).length
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-own-referrals')) return []
    const [counted, begun] = await Promise.all([this.counted(actor, now), this.begun(actor, now)])
    const hints = [...(counted.hint === undefined ? [] : [counted.hint]), ...(begun > 0 ? [`${begun} more begun and not sent`] : [])]
    return [{ ...counted, ...(hints.length > 0 && { hint: hints.join(', ') }) }]
  }

  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-own-referrals')) return []
    const [counted, { items }] = await Promise.all([this.counted(actor, now), this.page(actor, 'waiting', { limit: most })])
    return [
      {
        whose: 'ours',
        card: counted,
        first: items.map(row => ({ ref: row.ref, href: `/referrals/${row.ref}`, what: 'What was missing in a referral', waitsFor: [row.agency], since: row.returned_at ?? row.referred_at, dueOn: row.complete_by })),
      },
    ]
  }

  private async counted(actor: Actor, now: Instant): Promise<WorkCard> {
    const of = async (rows: RowQuery<CaseRow>): Promise<number> => Number((await rows.select(({ fn }) => fn.countAll<string | number>().as('count')).executeTakeFirst())?.count ?? 0)
    const [count, late] = await Promise.all([of(this.rows(actor, 'waiting')), of(this.rows(actor, 'waiting').where('complete_by', '<', londonDate(now)))])
    return waitingCard({ ...card, count }, late)
  }

  private rows(actor: Actor, show: OwnReferralsShown): RowQuery<CaseRow> {
    const rows = this.cases.visibleTo(actor).where('agency', '=', actor.agency)
    return show === 'all' ? rows : rows.where('status', '=', 'returned')
  }
}
