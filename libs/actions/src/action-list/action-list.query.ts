import { mayEver } from '@lantern/access'
import { addDays, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import { countOf, pageOf, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { deputisesFor, Directory, inDate, unattendedOn, waitingCard, WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { sql } from 'kysely'
import { openStatuses } from '../action/action.allowed.js'
import type { Status } from '../action/action.state.js'
import { statusWords } from '../action/action.words.js'
import { ActionRows } from '../action-rows.js'
import { actionsAccess, seesAll } from '../actions.access.js'
import type { ActionRow } from './action-list.projection.js'

/** Which actions to list. Nothing said: all that are not finished. */
export interface ActionFilter {
  /** `to-do`: to be accepted or declined, or accepted and to be done. */
  readonly status?: Exclude<Status, 'none'> | 'open' | 'to-do' | 'all' | undefined
  /** `asked`: those that the reader's agency asked of others, and not its own. */
  readonly whose?: 'asked' | undefined
  readonly agency?: string | undefined
  /** Accepted by this user; `not-here`: by somebody who is away without a deputy who is here. */
  readonly of?: 'not-here' | (string & {}) | undefined
  /** `yes`: past their date and not answered for; `soon`: due in the next seven days. */
  readonly overdue?: 'yes' | 'soon' | undefined
}

/** The actions that a person may list: the Hub's are all, an agency's its own. */
@Injectable()
export class ActionList extends WorkCards {
  readonly order = 30

  constructor(
    private readonly rows: ActionRows,
    private readonly directory: Directory,
  ) {
    super()
  }

  /** Those not answered for first, then by their date. @throws BadCursor */
  async page(actor: Actor, filter: ActionFilter, now: Instant, { cursor, limit }: PageAsked): Promise<Page<ActionRow>> {
    const rows = (await this.matching(actor, filter, londonDate(now))).selectAll()
    return pageOf<ActionRow, ActionRow>(rows, {
      cursor,
      limit,
      orderBy: [
        ['unmet', 'desc'],
        ['due_on', 'asc'],
        ['ref', 'asc'],
      ],
    })
  }

  async count(actor: Actor, filter: ActionFilter, now: Instant): Promise<number> {
    return countOf(await this.matching(actor, filter, londonDate(now)))
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(actionsAccess, actor, 'actions.list')) return []
    const shown = seesAll(actor) ? hubCards : agencyCards
    const counted = ({ filter, ...card }: CountedFilter) => this.count(actor, filter, now).then(count => ({ ...card, href: `/actions?${new URLSearchParams(filter).toString()}`, count }))
    const [cards, nobodys] = await Promise.all([Promise.all([...shown, ...this.deputised(actor, londonDate(now))].map(counted)), actor.roles.includes('agency-lead') ? counted(nobodysCard) : undefined])
    return nobodys && nobodys.count > 0 ? [...cards, nobodys] : cards
  }

  /** What somebody accepted for whom the reader deputises; the Hub does no actions. */
  private deputised(actor: Actor, today: CalendarDate): readonly CountedFilter[] {
    return seesAll(actor) ? [] : deputisesFor(this.directory, actor.user, today).map(({ user, name, until }) => ({ text: `Actions accepted by ${name}, away until ${inDate(until)}`, filter: { status: 'to-do', of: user } }))
  }

  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!mayEver(actionsAccess, actor, 'actions.list')) return []
    return Promise.all(
      (seesAll(actor) ? hubWaits : agencyWaits).map(async ({ whose, text, filter, hub }) => {
        const late = { ...filter, overdue: 'yes' } as const
        const [count, overdue, { items }] = await Promise.all([this.count(actor, filter, now), hub ? 0 : this.count(actor, late, now), this.page(actor, filter, now, { limit: most })])
        // What is said to be done is late no more, and what the Hub decides on has no date of its own.
        const first = items.map(row => ({ ref: row.ref, href: `/actions/${row.ref}`, what: `Action: ${statusWords[row.status].toLowerCase()}`, waitsFor: hub ? [] : [row.agency], ...(!hub && row.accepted_by !== null && { with: row.accepted_by }), since: row.agreed_at, dueOn: hub ? null : row.due_on }))
        return { whose, card: waitingCard({ count, text, href: `/actions?${new URLSearchParams(filter).toString()}` }, overdue), first }
      }),
    )
  }

  private async matching(actor: Actor, { status = 'open', whose, agency, overdue, of }: ActionFilter, today: CalendarDate): Promise<RowQuery<ActionRow>> {
    let rows = await this.rows.notHiddenFrom(actor)
    if (whose === 'asked') rows = rows.where('agreed_by', '=', actor.agency).where('agency', '<>', actor.agency)
    else if (!seesAll(actor)) rows = rows.where('agency', '=', actor.agency)
    if (agency !== undefined) rows = rows.where('agency', '=', agency)
    if (status === 'open') rows = rows.where('status', 'in', [...openStatuses])
    else if (status === 'to-do') rows = rows.where('status', 'in', ['proposed', 'accepted'])
    else if (status !== 'all') rows = rows.where('status', '=', status)
    if (of === 'not-here') rows = rows.where('accepted_by', 'in', ['', ...unattendedOn(this.directory, today)])
    else if (of !== undefined) rows = rows.where('accepted_by', '=', of)
    if (overdue !== undefined) rows = rows.where('unmet', '=', 1)
    if (overdue === 'yes') rows = rows.where('due_on', '<', today)
    if (overdue === 'soon') rows = rows.where(sql<boolean>`row.due_on between ${today} and ${addDays(today, 7)}`)
    return rows
  }
}

interface CountedFilter extends Omit<WorkCard, 'count' | 'href'> {
  readonly filter: { readonly status?: 'proposed' | 'claimed-done' | 'declined' | 'to-do'; readonly overdue?: 'yes' | 'soon'; readonly of?: string }
}

const overdueCard: CountedFilter = { text: 'Actions overdue', filter: { overdue: 'yes' }, urgent: true }
const nobodysCard: CountedFilter = { text: 'Actions that nobody is here for', filter: { status: 'to-do', of: 'not-here' }, urgent: true }
const hubCards: readonly CountedFilter[] = [
  overdueCard,
  { text: 'Actions to verify', filter: { status: 'claimed-done' } },
  { text: 'Actions declined', filter: { status: 'declined' }, hint: 'Find another agency, or say why it is not possible' },
]
const agencyCards: readonly CountedFilter[] = [
  { text: 'Actions to answer', filter: { status: 'proposed' }, hint: 'Accept each, or decline it with the reason' },
  { text: 'Actions due in the next 7 days', filter: { overdue: 'soon' } },
  overdueCard,
]

interface WaitingActions extends Pick<WaitingList, 'whose'> {
  readonly text: string
  readonly filter: { readonly status: 'to-do' | 'claimed-done' | 'declined'; readonly whose?: 'asked' }
  /** Whether it waits for the Hub. */
  readonly hub?: true
}
const hubWaits: readonly WaitingActions[] = [
  { whose: 'ours', text: 'Actions to verify', filter: { status: 'claimed-done' }, hub: true },
  { whose: 'ours', text: 'Actions declined', filter: { status: 'declined' }, hub: true },
  { whose: 'others', text: 'Actions that agencies have to do', filter: { status: 'to-do' } },
]
const agencyWaits: readonly WaitingActions[] = [
  { whose: 'ours', text: 'Actions to answer or to do', filter: { status: 'to-do' } },
  { whose: 'others', text: 'Actions that the Hub has to verify', filter: { status: 'claimed-done' }, hub: true },
  { whose: 'others', text: 'Actions that your agency asked of others', filter: { status: 'to-do', whose: 'asked' } },
]
