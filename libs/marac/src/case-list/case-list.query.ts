import { ActionsOf } from '@lantern/actions'
import { may } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import { countOf, pageOf, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { errorAt, ShapeRefused } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { sql } from 'kysely'
import { Cases } from '../cases.js'
import { holds } from '../hidden-cases.js'
import { maracAccess, seesAll } from '../marac.access.js'
import type { RiskLevel } from '../marac-case/marac-case.events.js'
import { Pairs } from '../pairs/pairs.query.js'
import { WhoIsHere } from '../who-is-here.js'
import { facetsOf, notSaid, type FacetCounts, type FacetRow } from './case-facets.policy.js'
import { over, type CaseRow } from './case-list.projection.js'
import { ofCoordinator, type OfCoordinator } from './of-coordinator.js'

/** Which cases to list. */
export interface CaseFilter {
  /** `current`: not decided on, or open. */
  readonly status: CaseRow['status'] | 'current' | 'all'
  readonly area?: string | undefined
  /** Where the victim lives, or `not-said`. */
  readonly district?: string | undefined
  /** The agency that referred. */
  readonly agency?: string | undefined
  /** An agency that was asked for research. */
  readonly asked?: string | undefined
  /** To be listed for a meeting (chosen, or asked for and not answered), managed by the Hub, or not chosen yet. */
  readonly route?: 'to-be-listed' | 'hub-managed' | 'not-chosen' | undefined
  /** The level that stands as decided. */
  readonly risk?: RiskLevel | 'not-decided' | undefined
  /** The decision on the referral, research, or one of its actions. */
  readonly overdue?: 'yes' | undefined
  readonly children?: 'yes' | 'no' | undefined
  readonly repeat?: 'yes' | 'no' | undefined
  /** Who of the Hub has them. */
  readonly coordinator?: OfCoordinator | undefined
  /** What needs attention first, or the newest first. */
  readonly sort?: 'attention' | 'newest' | undefined
}

/** How many cases answer to a filter, and beside each choice how many it would show; no counts where there are more than are read for them. */
export interface CaseCounts {
  readonly total: number
  /** There are more than `total`. */
  readonly more: boolean
  readonly facets?: FacetCounts
}

/** More cases than these of one status are not counted, nor told apart by whether they repeat: each one has to be read. */
const mostRead = 5000
const columns = ['status', 'area', 'district', 'agency', 'asked_of', 'route', 'risk_level'] as const

/** So many counts are kept at most. */
const mostKept = 1000

@Injectable()
export class CaseList {
  /** What was counted for the Hub since cases or actions last changed. */
  private kept: { readonly of: string; readonly counts: Map<string, Promise<CaseCounts>> } = { of: '', counts: new Map() }

  constructor(
    private readonly cases: Cases,
    private readonly actions: ActionsOf,
    private readonly pairs: Pairs,
    private readonly here: WhoIsHere,
  ) {}

  /** Open cases of nobody who is here, whoever may know of them: for the check of the work. It does not look at who is excluded, which it would tell. */
  async allOfNobodyHere(): Promise<readonly string[]> {
    const rows = ofCoordinator(this.cases.all(), 'not-here', { user: '', standIns: this.here.standIns(), knowsExcluded: false })
    return (await rows.select('ref').orderBy('ref').execute()).map(({ ref }) => ref)
  }

  /** @throws BadCursor, ShapeRefused */
  async page(actor: Actor, filter: CaseFilter, now: Instant, { cursor, limit }: PageAsked): Promise<Page<CaseRow>> {
    const rows = (await this.matching(actor, filter, londonDate(now))).selectAll()
    // Cases that are over have no next date, so that the newest first is all the order they have.
    const newest = filter.sort === 'newest' || filter.status === 'closed' || filter.status === 'not-accepted' || filter.status === 'transferred' || filter.status === 'joined'
    return newest
      ? pageOf<CaseRow, CaseRow>(rows, { cursor, limit, orderBy: [['referred_at', 'desc'], ['ref', 'asc']] })
      : pageOf<CaseRow, CaseRow>(rows, { cursor, limit, orderBy: [['next_on', 'asc'], ['score', 'desc'], ['ref', 'asc']] })
  }

  /**
   * The Hub looks at the same counts all day, and they are worked out again only when a case or an action changed, or the day did. What an
   * agency sees depends on more than that, and so does what repeats, and who is here. @throws ShapeRefused
   */
  async counts(actor: Actor, { sort: _sort, ...filter }: CaseFilter, now: Instant): Promise<CaseCounts> {
    const today = londonDate(now)
    if (!seesAll(actor) || filter.repeat !== undefined || filter.coordinator === 'not-here') return this.count(actor, filter, today)
    const of = `${today} ${await this.cases.mark()}`
    if (this.kept.of !== of || this.kept.counts.size >= mostKept) this.kept = { of, counts: new Map() }
    const { counts } = this.kept
    const asked = JSON.stringify([actor.user, Object.entries(filter).sort()])
    const counting = counts.get(asked) ?? this.count(actor, filter, today)
    counts.set(asked, counting)
    counting.catch(() => counts.delete(asked))
    return counting
  }

  /** One statement for all counts, on another thread where it would hold this one up. @throws ShapeRefused */
  private async count(actor: Actor, filter: CaseFilter, today: CalendarDate): Promise<CaseCounts> {
    const scope = await this.ofRepeats(actor, filter, this.of(actor, filter.coordinator, ofStatus(this.cases.visibleTo(actor), filter.status)), today)
    const told = [
      sql<0 | 1>`case when ${this.late(today)} then 1 else 0 end`.as('late'),
      // How many, nobody asks here: fewer combinations, fewer rows.
      sql<0 | 1>`case when row.meeting_requests > 0 then 1 else 0 end`.as('meeting_requests'),
      sql<0 | 1>`case when row.heard_in is null then 0 else 1 end`.as('heard'),
      sql<0 | 1>`case when row.children > 0 then 1 else 0 end`.as('children'),
    ] as const
    const rows: readonly FacetRow[] = await this.cases.tally(scope.select([...columns, ...told]), [...columns, 'late', 'meeting_requests', 'heard', 'children'], mostRead + 1)
    const { total, counts } = facetsOf(rows, filter)
    return rows.reduce((sum, row) => sum + row.rows, 0) > mostRead ? { total, more: true } : { total, more: false, facets: counts }
  }

  private async matching(actor: Actor, filter: CaseFilter, today: CalendarDate): Promise<RowQuery<CaseRow>> {
    return this.ofRepeats(actor, filter, this.simply(actor, filter, today), today)
  }

  /** How many answer to a filter without repeats, however many they are. */
  async howMany(actor: Actor, filter: Omit<CaseFilter, 'repeat'>, now: Instant): Promise<number> {
    return countOf(this.simply(actor, filter, londonDate(now)))
  }

  private of(actor: Actor, coordinator: OfCoordinator | undefined, rows: RowQuery<CaseRow>): RowQuery<CaseRow> {
    if (coordinator === undefined) return rows
    return ofCoordinator(rows, coordinator, { user: actor.user, standIns: this.here.standIns(), knowsExcluded: may(maracAccess, actor, 'marac.list-deserted-cases') })
  }

  private simply(actor: Actor, { status, area, district, agency, asked, route, risk, overdue, children, coordinator }: CaseFilter, today: CalendarDate): RowQuery<CaseRow> {
    let rows = this.of(actor, coordinator, ofStatus(this.cases.visibleTo(actor), status))
    if (area !== undefined) rows = rows.where('area', '=', area)
    if (district !== undefined) rows = district === notSaid ? rows.where('district', 'is', null) : rows.where('district', '=', district)
    if (agency !== undefined) rows = rows.where('agency', '=', agency)
    if (asked !== undefined) rows = rows.where(holds('row.asked_of', asked))
    if (route === 'to-be-listed') rows = rows.where(row => row.or([row('meeting_requests', '>', 0), row.and([row('route', '=', 'meeting'), row('heard_in', 'is', null)])]))
    else if (route !== undefined) rows = rows.where('meeting_requests', '=', 0).where('route', route === 'hub-managed' ? '=' : 'is', route === 'hub-managed' ? route : null)
    if (risk !== undefined) rows = rows.where('risk_level', risk === 'not-decided' ? 'is' : '=', risk === 'not-decided' ? null : risk)
    if (overdue !== undefined) rows = rows.where(this.late(today))
    if (children !== undefined) rows = rows.where('children', children === 'yes' ? '>' : '=', 0)
    return rows
  }

  private late(today: CalendarDate) {
    return sql<boolean>`(row.next_on < ${today} or row.ref in ${this.actions.overdue(today)})`
  }

  /** Repeats are worked out, by the rule of the day of the referral, and never stored: those of cases whose victim somebody said to be of an earlier case. */
  private async ofRepeats(actor: Actor, { repeat, ...filter }: CaseFilter, rows: RowQuery<CaseRow>, today: CalendarDate): Promise<RowQuery<CaseRow>> {
    if (repeat === undefined) return rows
    const candidates = await this.simply(actor, { status: filter.status }, today).where('ref', 'in', this.pairs.ofMergedVictims()).select('ref').limit(mostRead + 1).execute()
    if (candidates.length > mostRead) throw new ShapeRefused([errorAt(['repeat'], 'There are too many cases to tell repeats from others. Choose another status')])
    const repeats = [...(await this.pairs.repeatsOf(actor, candidates.map(({ ref }) => ref))).keys()]
    if (repeats.length === 0) return repeat === 'yes' ? rows.where(sql<boolean>`1 = 0`) : rows
    return rows.where('ref', repeat === 'yes' ? 'in' : 'not in', repeats)
  }
}

/** Said by the date where it can be, so that one index finds them and has them in order. */
function ofStatus(rows: RowQuery<CaseRow>, status: CaseFilter['status']): RowQuery<CaseRow> {
  if (status === 'current') return rows.where('next_on', '<', over)
  return status === 'all' ? rows : rows.where('status', '=', status)
}
