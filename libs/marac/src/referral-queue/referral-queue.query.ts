import { mayEver } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { countOf, Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { pageOfListed, waitingOf, type Listed } from '../listed.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { undecided } from '../marac-case/marac-case.allowed.js'
import { transfersProjection } from '../transfers/transfers.projection.js'

/** Referrals that the Hub has not decided on, those that wait for the agency that made them too. One that was sent to another area waits among the transfers. */
@Injectable()
export class ReferralQueue extends WorkCards {
  readonly order = 10

  constructor(
    private readonly cases: Cases,
    private readonly views: Views,
  ) {
    super()
  }

  /** The oldest first. @throws BadCursor */
  page(actor: Actor, asked: PageAsked): Promise<Page<CaseRow>> {
    return pageOfListed({ rows: this.rowsOf(actor), orderBy: [['referred_at', 'asc'], ['ref', 'asc']] }, asked)
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(maracAccess, actor, 'marac.referral-queue')) return []
    const [count, late, away] = await Promise.all([countOf(this.rowsOf(actor)), countOf(this.toDecide(actor).where('triage_due_on', '<', londonDate(now))), countOf(this.rowsOf(actor).where('status', '=', 'returned'))])
    const hints = [...(late > 0 ? [`${late} past the date to decide by`] : []), ...(away > 0 ? [`${away} with the referrer`] : [])]
    return [{ count, text: 'Referrals to triage', href: '/referrals', urgent: late > 0, ...(hints.length > 0 && { hint: hints.join(', ') }) }]
  }

  /** The Hub's to decide; whoever referred waits for that. */
  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    const ours = seesAll(actor)
    if (!mayEver(maracAccess, actor, ours ? 'marac.referral-queue' : 'marac.list-cases')) return []
    const rows = ours ? this.toDecide(actor) : this.toDecide(actor).where('agency', '=', actor.agency)
    const waiting: Listed<CaseRow> = { rows, late: rows.where('triage_due_on', '<', londonDate(now)), orderBy: [['triage_due_on', 'asc'], ['referred_at', 'asc'], ['ref', 'asc']] }
    const words = ours ? { text: 'Referrals to triage', href: '/referrals' } : { text: 'Referrals of your agency that the Hub has not decided on', href: `/cases?status=referred&agency=${actor.agency}` }
    const decisions = waitingOf(ours ? 'ours' : 'others', words, waiting, most, row => ({ ref: row.ref, href: `/cases/${row.ref}`, what: 'Decision on a referral', waitsFor: [], since: row.referred_at, dueOn: row.triage_due_on }))
    return Promise.all([decisions, ...(ours ? [this.withReferrers(actor, now, most)] : [])])
  }

  private withReferrers(actor: Actor, now: Instant, most: number): Promise<WaitingList> {
    const rows = this.rowsOf(actor).where('status', '=', 'returned')
    return waitingOf('others', { text: 'Referrals returned to the agency that made them', href: '/referrals' }, { rows, late: rows.where('next_on', '<', londonDate(now)), orderBy: [['next_on', 'asc'], ['ref', 'asc']] }, most, row => ({
      ref: row.ref,
      href: `/cases/${row.ref}`,
      what: 'What was missing in a referral',
      waitsFor: [row.agency],
      since: row.returned_at ?? row.referred_at,
      dueOn: row.next_on,
    }))
  }

  private rowsOf(actor: Actor): RowQuery<CaseRow> {
    return this.cases.visibleTo(actor).where('status', 'in', undecided).where('ref', 'not in', this.views.rows(transfersProjection).select('ref').where('direction', '=', 'out').where('stands', '=', 'waiting'))
  }

  private toDecide(actor: Actor): RowQuery<CaseRow> {
    return this.rowsOf(actor).where('status', '=', 'referred')
  }
}
