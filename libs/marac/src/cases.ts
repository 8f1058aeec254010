import { actionListProjection, ActionsOf } from '@lantern/actions'
import type { Actor } from '@lantern/decision'
import { Views, type RowQuery, type Tallied } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import type { SelectQueryBuilder } from 'kysely'
import { caseListProjection, over, type CaseRow } from './case-list/case-list.projection.js'
import { IdvaServices } from './idva-services.js'
import { hiddenCases, holds } from './hidden-cases.js'
import { seesAll } from './marac.access.js'

/** The rows of cases, without those that a person may not know of: every list and search starts here. */
@Injectable()
export class Cases {
  constructor(
    private readonly views: Views,
    private readonly actions: ActionsOf,
    private readonly idva: IdvaServices,
  ) {}

  /** Nobody sees a case that they are excluded from, or that is restricted to others. Else the Hub sees every case; an agency those that it referred, was asked about, or has an action on; an IDVA service those of its areas. */
  visibleTo(actor: Actor, rows = this.all()): RowQuery<CaseRow> {
    const known = this.knownTo(actor.user, rows)
    if (seesAll(actor)) return known
    const areas = this.idva.areasOf(actor.agency)
    return known.where(row => row.or([holds('row.involved', actor.agency), row('ref', 'in', this.actions.heldBy(actor.agency)), ...(areas.length > 0 ? [row('area', 'in', areas)] : [])]))
  }

  /** Those that this user is not shut out from, whatever their agency: for who answers for all cases and works on none. */
  knownTo(user: string, rows = this.all()): RowQuery<CaseRow> {
    return rows.where(row => row.not(holds('row.excluded', user))).where(row => row.or([row('restricted_to', '=', ''), holds('row.restricted_to', user)]))
  }

  /** Those of them that are not over: referred or open. To be used inside another query. */
  currentFor(actor: Actor): RowQuery<CaseRow> {
    return this.visibleTo(actor).where('next_on', '<', over)
  }

  /** Whoever asks: for automations. */
  all(): RowQuery<CaseRow> {
    return this.views.rows(caseListProjection)
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
