import { may } from '@lantern/access'
import type { Actor, Instant } from '@lantern/decision'
import { Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { over } from '../case-list/case-list.projection.js'
import { cardOf, pageOfListed, waitingOf, type CardWords, type Listed } from '../listed.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { meetingRequestsProjection, type MeetingRequestRow } from './meeting-requests.projection.js'

/** Requests for a meeting: the Hub sees those of every agency that wait for its answer, an agency its own with their answers. */
@Injectable()
export class MeetingRequests extends WorkCards {
  readonly order = 25

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
  ) {
    super()
  }

  /** The longest waiting first; of answered ones the latest. @throws BadCursor */
  page(actor: Actor, waiting: boolean, asked: PageAsked): Promise<Page<MeetingRequestRow>> {
    return pageOfListed(this.listed(actor, waiting), asked)
  }

  async cards(actor: Actor, _now: Instant): Promise<readonly WorkCard[]> {
    if (!may(maracAccess, actor, 'marac.list-meeting-requests')) return []
    const card = await cardOf(wordsFor(actor), this.listed(actor, true))
    return [{ ...card, urgent: seesAll(actor) }]
  }

  override async waiting(actor: Actor, _now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!may(maracAccess, actor, 'marac.list-meeting-requests')) return []
    const whose = seesAll(actor) ? 'ours' : 'others'
    return [await waitingOf(whose, wordsFor(actor), this.listed(actor, true), most, row => ({ ref: row.ref, href: `/cases/${row.ref}`, what: 'Meeting asked for', waitsFor: [], since: row.asked_at, dueOn: null }))]
  }

  private listed(actor: Actor, waiting: boolean): Listed<MeetingRequestRow> {
    return { rows: this.rows(actor, waiting), orderBy: [['asked_at', waiting ? 'asc' : 'desc'], ['id', 'asc']] }
  }

  /** A request ends with its case when the referral is not accepted: then the reason for that stands on the case. */
  private rows(actor: Actor, waiting: boolean): RowQuery<MeetingRequestRow> {
    const seen = this.cases.visibleTo(actor)
    let rows = this.views.rows(meetingRequestsProjection).where('ref', 'in', (waiting ? seen.where('next_on', '<', over) : seen).select('ref'))
    if (waiting) rows = rows.where('waiting', '=', 1)
    return seesAll(actor) ? rows : rows.where('agency', '=', actor.agency)
  }
}

const wordsFor = (actor: Actor): CardWords => ({ text: seesAll(actor) ? 'Meeting requests to answer' : 'Meetings asked for, not answered', href: '/meeting-requests?show=waiting' })
