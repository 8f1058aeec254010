import { mayEver } from '@lantern/access'
import { addDays, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import { pageOf, type Page, type RowQuery } from '@lantern/projections'
import { WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { sql } from 'kysely'
import { openStatuses } from '../action/action.allowed.js'
import type { Status } from '../action/action.state.js'
import { ActionRows } from '../action-rows.js'
import { actionsAccess, seesAll } from '../actions.access.js'
import type { ActionRow } from './action-list.projection.js'

/** Which actions to list. Nothing said: all that are not finished. */
export interface ActionFilter {
  readonly status?: Exclude<Status, 'none'> | 'open' | 'all' | undefined
  readonly agency?: string | undefined
  /** `yes`: past their date and not answered for; `soon`: due in the next seven days. */
  readonly overdue?: 'yes' | 'soon' | undefined
}

/** The actions that a person may list: the Hub's are all, an agency's its own. */
@Injectable()
export class ActionList extends WorkCards {
  readonly order = 30

  constructor(private readonly rows: ActionRows) {
    super()
  }

  /** Those not answered for first, then by their date. @throws BadCursor */
  async page(actor: Actor, filter: ActionFilter, now: Instant, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<Page<ActionRow>> {
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
    const counted = (await this.matching(actor, filter, londonDate(now))).select(({ fn }) => fn.countAll<string | number>().as('count'))
    return Number((await counted.executeTakeFirst())?.count ?? 0)
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(actionsAccess, actor, 'actions.list')) return []
    const shown = seesAll(actor) ? hubCards : agencyCards
    return Promise.all(
      shown.map(async ({ filter, ...card }) => ({
        ...card,
        href: `/actions?${new URLSearchParams(filter).toString()}`,
        count: await this.count(actor, filter, now),
      })),
    )
  }

  private async matching(actor: Actor, { status = 'open', agency, overdue }: ActionFilter, today: CalendarDate): Promise<RowQuery<ActionRow>> {
    let rows = await this.rows.notHiddenFrom(actor)
    if (!seesAll(actor)) rows = rows.where('agency', '=', actor.agency)
    if (agency !== undefined) rows = rows.where('agency', '=', agency)
    if (status === 'open') rows = rows.where('status', 'in', [...openStatuses])
    else if (status !== 'all') rows = rows.where('status', '=', status)
    if (overdue !== undefined) rows = rows.where('unmet', '=', 1)
    if (overdue === 'yes') rows = rows.where('due_on', '<', today)
    if (overdue === 'soon') rows = rows.where(sql<boolean>`row.due_on between ${today} and ${addDays(today, 7)}`)
    return rows
  }
}

interface CountedFilter extends Omit<WorkCard, 'count' | 'href'> {
  readonly filter: { readonly status?: 'proposed' | 'claimed-done' | 'declined'; readonly overdue?: 'yes' | 'soon' }
}

const overdueCard: CountedFilter = { text: 'Actions overdue', filter: { overdue: 'yes' }, urgent: true }
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
