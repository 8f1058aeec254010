import { may } from '@lantern/access'
import type { Actor, Instant } from '@lantern/decision'
import { pageOf, Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'
import type { ProblemKind } from '../work-check/work-check.events.js'
import { problemsProjection, type ProblemRow } from './problems.projection.js'

/** Counted on a card of their own: all else has a list that is counted already. */
const ofMeetings: readonly ProblemKind[] = ['agenda-differs', 'meetings-overlap']

/** What the check of the work found and is not over, of cases that the reader may know of. */
@Injectable()
export class Problems extends WorkCards {
  readonly order = 13

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
  ) {
    super()
  }

  /** What was found first stands first. @throws BadCursor */
  page(actor: Actor, { cursor, limit }: PageAsked): Promise<Page<ProblemRow>> {
    return pageOf<ProblemRow, ProblemRow>(this.open(actor).selectAll(), { cursor, limit, orderBy: [['found_on', 'asc'], ['id', 'asc']] })
  }

  /** Who the victim of each case is, and where it is, of those that the reader may know of. */
  async named(actor: Actor, refs: readonly string[]): Promise<ReadonlyMap<string, Pick<CaseRow, 'victim' | 'area'>>> {
    if (refs.length === 0) return new Map()
    const rows = await this.cases.visibleTo(actor).where('ref', 'in', refs).select(['ref', 'victim', 'area']).execute()
    return new Map(rows.map(({ ref, victim, area }) => [ref, { victim, area }]))
  }

  async cards(actor: Actor, _now: Instant): Promise<readonly WorkCard[]> {
    if (!may(maracAccess, actor, 'marac.list-stuck-cases')) return []
    const count = await this.views.count(this.open(actor).where('kind', 'in', ofMeetings), 1_000)
    return count === 0 ? [] : [{ count, text: 'Meetings and agendas to put right', href: '/stuck-work', urgent: true }]
  }

  private open(actor: Actor): RowQuery<ProblemRow> {
    return this.views
      .rows(problemsProjection)
      .where('over_on', 'is', null)
      .where(row => row.or([row('kind', '=', 'meetings-overlap'), row('ref', 'in', this.cases.visibleTo(actor).select('ref'))]))
  }
}
