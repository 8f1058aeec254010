import { Drafts, mayEver } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import type { Page, PageAsked, RowQuery } from '@lantern/projections'
import { WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { cardOf, pageOfListed, waitingOf, type Listed } from '../listed.js'
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
  page(actor: Actor, show: OwnReferralsShown, asked: PageAsked): Promise<Page<CaseRow>> {
    return pageOfListed(show === 'waiting' ? this.toComplete(actor) : { rows: this.rows(actor), orderBy: [['referred_at', 'desc'], ['ref', 'asc']] }, asked)
  }

  /** What this person has begun and not sent. */
  async begun(actor: Actor, now: Instant): Promise<number> {
    return (await this.drafts.list(actor.user, { form: 'marac/submit-referral', about: '' }, now)).length
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-own-referrals')) return []
    const [counted, begun] = await Promise.all([cardOf(card, this.toComplete(actor, now)), this.begun(actor, now)])
    const hints = [...(counted.hint === undefined ? [] : [counted.hint]), ...(begun > 0 ? [`${begun} more begun and not sent`] : [])]
    return [{ ...counted, ...(hints.length > 0 && { hint: hints.join(', ') }) }]
  }

  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-own-referrals')) return []
    return [
      await waitingOf('ours', card, this.toComplete(actor, now), most, row => ({
        ref: row.ref,
        href: `/referrals/${row.ref}`,
        what: 'What was missing in a referral',
        waitsFor: [row.agency],
        since: row.returned_at ?? row.referred_at,
        dueOn: row.complete_by,
      })),
    ]
  }

  private toComplete(actor: Actor, now?: Instant): Listed<CaseRow> {
    const rows = this.rows(actor).where('status', '=', 'returned')
    return { rows, ...(now !== undefined && { late: rows.where('complete_by', '<', londonDate(now)) }), orderBy: [['next_on', 'asc'], ['ref', 'asc']] }
  }

  private rows(actor: Actor): RowQuery<CaseRow> {
    return this.cases.visibleTo(actor).where('agency', '=', actor.agency)
  }
}
