import { actionListProjection, ActionsOf } from '@lantern/actions'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { Views, type RowQuery, type Tallied } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { sql, type ExpressionBuilder, type SelectQueryBuilder } from 'kysely'
import { caseGrantsProjection } from './case-grants/case-grants.projection.js'
import { caseListProjection, over, type CaseRow } from './case-list/case-list.projection.js'
import { Agreed } from './agreed.js'
import { IdvaServices } from './idva-services.js'
import { hiddenCases, holds } from './hidden-cases.js'
import { seesAll } from './marac.access.js'
import type { RiskLevel } from './marac-case/marac-case.events.js'

const none = sql<boolean>`1 = 0`

/** The rows of cases, without those that a person may not know of: every list and search starts here. */
@Injectable()
export class Cases {
  constructor(
    private readonly views: Views,
    private readonly actions: ActionsOf,
    private readonly idva: IdvaServices,
    private readonly clock: Clock,
    private readonly agreed: Agreed,
  ) {}

  /** Nobody sees a case that they are excluded from, or that is restricted to others. Else the Hub sees every case; an agency those that it referred, was asked about, or has an action on; an IDVA service those of its areas; and everybody those that they were given access to for a time. An agency whose information sharing agreement does not hold sees none. */
  visibleTo(actor: Actor, rows = this.all()): RowQuery<CaseRow> {
    const known = this.knownTo(actor.user, rows)
    if (seesAll(actor)) return known
    return this.agreed.now(actor.agency) ? known.where(row => row.or([...this.grounds(row, actor), row('ref', 'in', this.grantedTo(actor.user))])) : known.where(none)
  }

  /** The same without what was given for a time: that is to read, and no work of theirs. */
  worksOn(actor: Actor): RowQuery<CaseRow> {
    const known = this.knownTo(actor.user)
    if (seesAll(actor)) return known
    return this.agreed.now(actor.agency) ? known.where(row => row.or(this.grounds(row, actor))) : known.where(none)
  }

  private grounds(row: ExpressionBuilder<{ row: CaseRow }, 'row'>, { agency }: Actor) {
    const areas = this.idva.areasOf(agency)
    return [holds('row.involved', agency), row('ref', 'in', this.actions.heldBy(agency)), ...(areas.length > 0 ? [row('area', 'in', areas)] : [])]
  }

  /** Those that this user is not shut out from, whatever their agency: for who answers for all cases and works on none. */
  knownTo(user: string, rows = this.all()): RowQuery<CaseRow> {
    return rows.where(row => row.not(holds('row.excluded', user))).where(row => row.or([row('restricted_to', '=', ''), holds('row.restricted_to', user)]))
  }

  /** References of the cases that this user was given access to until a day that has not passed. */
  private grantedTo(user: string) {
    return this.views.rows(caseGrantsProjection).where('reader', '=', user).where('until', '>=', londonDate(this.clock.now())).select('ref')
  }

  /** Those of them that are not over: referred or open. To be used inside another query. */
  currentFor(actor: Actor): RowQuery<CaseRow> {
    return this.visibleTo(actor).where('next_on', '<', over)
  }

  /** Whoever asks: for automations. */
  all(): RowQuery<CaseRow> {
    return this.views.rows(caseListProjection)
  }

  /** The risk level of those cases on which somebody works and somebody has decided on it. */
  async risksOf(actor: Actor, refs: readonly string[]): Promise<ReadonlyMap<string, RiskLevel>> {
    if (refs.length === 0) return new Map()
    const rows = await this.worksOn(actor).where('ref', 'in', refs).where('risk_level', 'is not', null).select(['ref', 'risk_level']).execute()
    return new Map(rows.flatMap(({ ref, risk_level: level }) => (level === null ? [] : [[ref, level]])))
  }

  count(rows: RowQuery<CaseRow>, most: number): Promise<number> {
    return this.views.count(rows, most)
  }

  /** Stays the same for as long as nothing changes in what the Hub may see of cases and their actions. */
  mark(): Promise<string> {
    return this.views.mark(caseListProjection, actionListProjection)
  }

  /** @see Views.tally */
  tally<Told extends object>(rows: SelectQueryBuilder<{ row: CaseRow }, 'row', Told>, columns: readonly (keyof Told & string)[], most: number): Promise<readonly Tallied<Told>[]> {
    return this.views.tally(rows, columns, most)
  }

  /** The same as visibleTo, for a search: it may look at every row, which must not hold up this thread. */
  searchableBy(actor: Actor): RowQuery<CaseRow> {
    return this.visibleTo(actor, this.views.rowsAway(caseListProjection))
  }

  /** The IDVA services of an area. */
  idvaOf(area: string): readonly string[] {
    return this.idva.of(area)
  }

  hiddenFrom(user: string): Promise<readonly string[]> {
    return hiddenCases(this.views, user)
  }
}
