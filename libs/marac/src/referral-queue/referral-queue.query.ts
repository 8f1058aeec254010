import { mayEver } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { pageOf, type Page, type RowQuery } from '@lantern/projections'
import { waitingCard, WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { maracAccess, seesAll } from '../marac.access.js'

/** Referrals that the Hub has not decided on. */
@Injectable()
export class ReferralQueue extends WorkCards {
  readonly order = 10

  constructor(private readonly cases: Cases) {
    super()
  }

  /** The oldest first. @throws BadCursor */
  page(actor: Actor, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<Page<CaseRow>> {
    return pageOf<CaseRow, CaseRow>(this.rowsOf(actor).selectAll(), { cursor, limit, orderBy: [['referred_at', 'asc'], ['ref', 'asc']] })
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(maracAccess, actor, 'marac.referral-queue')) return []
    const [count, late] = await Promise.all([countOf(this.rowsOf(actor)), countOf(this.rowsOf(actor).where('triage_due_on', '<', londonDate(now)))])
    return [{ count, text: 'Referrals to triage', href: '/referrals', urgent: late > 0, ...(late > 0 && { hint: `${late} past the date to decide by` }) }]
  }

  /** The Hub's to decide; whoever referred waits for that. */
  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    const ours = seesAll(actor)
    if (!mayEver(maracAccess, actor, ours ? 'marac.referral-queue' : 'marac.list-cases')) return []
    const rows = () => (ours ? this.rowsOf(actor) : this.rowsOf(actor).where('agency', '=', actor.agency))
    const [count, late, { items }] = await Promise.all([
      countOf(rows()),
      countOf(rows().where('triage_due_on', '<', londonDate(now))),
      pageOf<CaseRow, CaseRow>(rows().selectAll(), { limit: most, orderBy: [['triage_due_on', 'asc'], ['referred_at', 'asc'], ['ref', 'asc']] }),
    ])
    const card = ours ? { text: 'Referrals to triage', href: '/referrals' } : { text: 'Referrals of your agency that the Hub has not decided on', href: `/cases?status=referred&agency=${actor.agency}` }
    return [
      {
        whose: ours ? 'ours' : 'others',
        card: waitingCard({ ...card, count }, late),
        first: items.map(row => ({ ref: row.ref, href: `/cases/${row.ref}`, what: 'Decision on a referral', waitsFor: [], since: row.referred_at, dueOn: row.triage_due_on })),
      },
    ]
  }

  private rowsOf(actor: Actor): RowQuery<CaseRow> {
    return this.cases.visibleTo(actor).where('status', '=', 'referred')
  }
}

async function countOf(rows: RowQuery<CaseRow>): Promise<number> {
  const row = await rows.select(({ fn }) => fn.countAll<string | number>().as('count')).executeTakeFirst()
  return Number(row?.count ?? 0)
}
