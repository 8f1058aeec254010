import { may } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import { countOf, pageOf, Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { deputisesFor, Directory, inDate, unattendedOn, waitingCard, WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { researchRequestsProjection, type ResearchRow } from './research-requests.projection.js'

export type ResearchFilter = 'all' | 'late' | 'today'
/** Of all, only what this user took; `not-here`: what was taken by somebody who is away without a deputy who is here. */
export type ResearchTakenBy = 'not-here' | (string & {})

/** Research that was asked for and has not come: an agency sees its own, the Hub everybody's. */
@Injectable()
export class ResearchRequests extends WorkCards {
  readonly order = 20

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
    private readonly directory: Directory,
  ) {
    super()
  }

  /** The most overdue first. @throws BadCursor */
  async page(actor: Actor, which: ResearchFilter, now: Instant, { cursor, limit, of }: PageAsked & { readonly of?: ResearchTakenBy | undefined }): Promise<Page<ResearchRow>> {
    const rows = (await this.rowsOf(actor, which, londonDate(now), of)).selectAll()
    return pageOf<ResearchRow, ResearchRow>(rows, { cursor, limit, orderBy: [['due_on', 'asc'], ['id', 'asc']] })
  }

  /** What is out on these cases, whoever asks: of cases that the reader may know of. */
  async outOn(refs: readonly string[]): Promise<readonly ResearchRow[]> {
    return refs.length === 0 ? [] : this.views.rows(researchRequestsProjection).selectAll().where('ref', 'in', refs).where('waiting', '=', 1).orderBy('id').execute()
  }

  /** All at once, in the same order: an agency has as many as it was asked for and has not answered. */
  async every(actor: Actor, which: ResearchFilter, now: Instant): Promise<readonly ResearchRow[]> {
    return (await this.rowsOf(actor, which, londonDate(now))).selectAll().orderBy('due_on').orderBy('id').execute()
  }

  async count(actor: Actor, which: ResearchFilter, now: Instant, of?: ResearchTakenBy): Promise<number> {
    return countOf(await this.rowsOf(actor, which, londonDate(now), of))
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!may(maracAccess, actor, 'marac.list-research')) return []
    const late = await this.count(actor, 'late', now)
    if (seesAll(actor)) return [{ count: late, text: 'Research late', href: '/research?late=yes', urgent: true }]
    const nobodys = actor.roles.includes('agency-lead') ? await this.count(actor, 'all', now, 'not-here') : 0
    return [
      { count: await this.count(actor, 'all', now), text: 'Research to return', href: '/research', urgent: late > 0, ...(late > 0 && { hint: `${late} late` }) },
      ...(await Promise.all(deputisesFor(this.directory, actor.user, londonDate(now)).map(async ({ user, name, until }) => ({ count: await this.count(actor, 'all', now, user), text: `Research taken by ${name}, away until ${inDate(until)}`, href: `/research?of=${user}` })))),
      ...(nobodys > 0 ? [{ count: nobodys, text: 'Research that nobody is here for', href: '/research?of=not-here', urgent: true }] : []),
    ]
  }

  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!may(maracAccess, actor, 'marac.list-research')) return []
    const [all, late, { items }] = await Promise.all([this.count(actor, 'all', now), this.count(actor, 'late', now), this.page(actor, 'all', now, { limit: most })])
    const theirs = seesAll(actor)
    return [
      {
        whose: theirs ? 'others' : 'ours',
        card: waitingCard({ count: all, text: theirs ? 'Research that has not come' : 'Research to return', href: '/research' }, late),
        first: items.map(row => ({ ref: row.ref, href: `/cases/${row.ref}${theirs ? '' : '/return-research'}`, what: 'Research', waitsFor: [row.agency], ...(row.taken_by !== null && { with: row.taken_by }), since: row.requested_at, dueOn: row.due_on })),
      },
    ]
  }

  private async rowsOf(actor: Actor, which: ResearchFilter, today: CalendarDate, of?: ResearchTakenBy): Promise<RowQuery<ResearchRow>> {
    const hidden = await this.cases.hiddenFrom(actor.user)
    let rows = this.views.rows(researchRequestsProjection).where('waiting', '=', 1)
    if (!seesAll(actor)) rows = rows.where('agency', '=', actor.agency)
    if (hidden.length > 0) rows = rows.where('ref', 'not in', hidden)
    if (of === 'not-here') rows = rows.where('taken_by', 'in', ['', ...unattendedOn(this.directory, today)])
    else if (of !== undefined) rows = rows.where('taken_by', '=', of)
    if (which === 'late') return rows.where('due_on', '<', today)
    return which === 'today' ? rows.where('due_on', '=', today) : rows
  }
}
