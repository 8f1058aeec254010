import { mayEver } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { pageOf, type Page, type RowQuery } from '@lantern/projections'
import { WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'

/** Referrals that the Hub has not decided on. */
@Injectable()
export class ReferralQueue extends WorkCards {
  readonly order = 10

  constructor(private readonly cases: Cases) {
    super()
  }

  /** The oldest first. @throws BadCursor */
  page(actor: Actor, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<Page<CaseRow>> {
    return pageOf<CaseRow, CaseRow>(this.waiting(actor).selectAll(), { cursor, limit, orderBy: [['referred_at', 'asc'], ['ref', 'asc']] })
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(maracAccess, actor, 'marac.referral-queue')) return []
    const [count, late] = await Promise.all([countOf(this.waiting(actor)), countOf(this.waiting(actor).where('triage_due_on', '<', londonDate(now)))])
    return [{ count, text: 'Referrals to triage', href: '/referrals', urgent: late > 0, ...(late > 0 && { hint: `${late} past the date to decide by` }) }]
  }

  private waiting(actor: Actor): RowQuery<CaseRow> {
    return this.cases.visibleTo(actor).where('status', '=', 'referred')
  }
}

async function countOf(rows: RowQuery<CaseRow>): Promise<number> {
  const row = await rows.select(({ fn }) => fn.countAll<string | number>().as('count')).executeTakeFirst()
  return Number(row?.count ?? 0)
}
