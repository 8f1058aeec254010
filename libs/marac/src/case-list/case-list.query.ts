import type { Actor } from '@lantern/decision'
import { pageOf, type Page, type RowQuery } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { over, type CaseRow } from './case-list.projection.js'

/** Which cases to list. */
export interface CaseFilter {
  /** `current`: referred or open. */
  readonly status: CaseRow['status'] | 'current' | 'all'
  readonly area?: string | undefined
  /** The agency that referred. */
  readonly agency?: string | undefined
  /** To be listed for a meeting (chosen, or asked for and not answered), managed by the Hub, or not chosen yet. */
  readonly route?: 'to-be-listed' | 'hub-managed' | 'not-chosen' | undefined
  /** What needs attention first, or the newest first. */
  readonly sort?: 'attention' | 'newest' | undefined
}

/** More than these are not counted: nobody pages through them, and a count reads every one. */
const counted = 1000

@Injectable()
export class CaseList {
  constructor(private readonly cases: Cases) {}

  /** @throws BadCursor */
  page(actor: Actor, filter: CaseFilter, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<Page<CaseRow>> {
    const rows = this.matching(actor, filter).selectAll()
    // Cases that are over have no next date, so that the newest first is all the order they have.
    const newest = filter.sort === 'newest' || filter.status === 'closed' || filter.status === 'not-accepted' || filter.status === 'joined'
    return newest
      ? pageOf<CaseRow, CaseRow>(rows, { cursor, limit, orderBy: [['referred_at', 'desc'], ['ref', 'asc']] })
      : pageOf<CaseRow, CaseRow>(rows, { cursor, limit, orderBy: [['next_on', 'asc'], ['score', 'desc'], ['ref', 'asc']] })
  }

  /** In words: "12 cases", "More than 1,000 cases". */
  async count(actor: Actor, filter: CaseFilter): Promise<{ readonly count: number; readonly more: boolean }> {
    const found = await this.cases.count(this.matching(actor, filter), counted + 1)
    return { count: Math.min(found, counted), more: found > counted }
  }

  private matching(actor: Actor, { status, area, agency, route }: CaseFilter): RowQuery<CaseRow> {
    let rows = this.cases.visibleTo(actor)
    // Said by the date, so that one index finds them and has them in order.
    if (status === 'current') rows = rows.where('next_on', '<', over)
    else if (status !== 'all') rows = rows.where('status', '=', status)
    if (area !== undefined) rows = rows.where('area', '=', area)
    if (agency !== undefined) rows = rows.where('agency', '=', agency)
    if (route === 'to-be-listed') rows = rows.where(row => row.or([row('meeting_requests', '>', 0), row('route', '=', 'meeting')]))
    else if (route !== undefined) rows = rows.where('meeting_requests', '=', 0).where('route', route === 'hub-managed' ? '=' : 'is', route === 'hub-managed' ? route : null)
    return rows
  }
}
