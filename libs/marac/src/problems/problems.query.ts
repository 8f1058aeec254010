import { may } from '@lantern/access'
import type { Actor, Instant } from '@lantern/decision'
import { countsBy, pageOf, Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'
import type { ProblemKind } from '../work-check/work-check.events.js'
import { accessRequestsProjection } from '../access-requests/access-requests.projection.js'
import { appealsProjection } from '../appeals/appeals.projection.js'
import { meetingRequestsProjection } from '../meeting-requests/meeting-requests.projection.js'
import { StuckCases } from '../stuck-cases/stuck-cases.query.js'
import { problemsProjection, type ProblemRow } from './problems.projection.js'

/** Counted on a card of their own: all else has a list that is counted already. */
const ofMeetings: readonly ProblemKind[] = ['agenda-differs', 'meetings-overlap']

const unanswered: readonly ProblemKind[] = ['appeal-unanswered', 'meeting-request-unanswered', 'access-request-unanswered']

/** What the check of the work found and is not over, of cases that the reader may know of. */
@Injectable()
export class Problems extends WorkCards {
  readonly order = 13

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
    private readonly stuck: StuckCases,
  ) {
    super()
  }

  /** What was found first stands first. @throws BadCursor */
  page(actor: Actor, now: Instant, kind: ProblemKind | undefined, { cursor, limit }: PageAsked): Promise<Page<ProblemRow>> {
    const rows = this.open(actor, now)
    return pageOf<ProblemRow, ProblemRow>((kind === undefined ? rows : rows.where('kind', '=', kind)).selectAll(), { cursor, limit, orderBy: [['found_on', 'asc'], ['id', 'asc']] })
  }

  /** Who the victim of each case is, and where it is, of those that the reader may know of. */
  async named(actor: Actor, refs: readonly string[]): Promise<ReadonlyMap<string, Pick<CaseRow, 'victim' | 'area' | 'coordinator'>>> {
    if (refs.length === 0) return new Map()
    const rows = await this.cases.visibleTo(actor).where('ref', 'in', refs).select(['ref', 'victim', 'area', 'coordinator']).execute()
    return new Map(rows.map(({ ref, ...row }) => [ref, row]))
  }

  /** How many of each kind. */
  counts(actor: Actor, now: Instant): Promise<ReadonlyMap<ProblemKind, number>> {
    return countsBy(this.open(actor, now), 'kind')
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!may(maracAccess, actor, 'marac.list-stuck-cases')) return []
    const counts = await this.counts(actor, now)
    const cardOf = (kinds: readonly ProblemKind[], text: string): readonly WorkCard[] => {
      const count = kinds.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0)
      return count === 0 ? [] : [{ count, text, href: '/stuck-work', urgent: true }]
    }
    return [...cardOf(ofMeetings, 'Meetings and agendas to put right'), ...cardOf(unanswered, 'Appeals and requests not answered in time')]
  }

  /** What was answered since, or goes on, leaves at once; all else with the next check. A request for access is for those who answer it, whatever case it is for. */
  private open(actor: Actor, now: Instant): RowQuery<ProblemRow> {
    const [known, answersAccess] = [this.cases.visibleTo(actor).select('ref'), may(maracAccess, actor, 'marac.answer-access-request')]
    return this.views
      .rows(problemsProjection)
      .where('over_on', 'is', null)
      .where(row => row.or([row('kind', '<>', 'no-next-date'), row('ref', 'in', this.stuck.refs(now))]))
      .where(row => row.or([row('kind', '<>', 'appeal-unanswered'), row('ref', 'in', this.views.rows(appealsProjection).where('outcome', 'is', null).select('ref'))]))
      .where(row => row.or([row('kind', '<>', 'meeting-request-unanswered'), row('about', 'in', this.views.rows(meetingRequestsProjection).where('waiting', '=', 1).select('id'))]))
      .where(row =>
        row.or([
          row('kind', '=', 'meetings-overlap'),
          row.and([row('kind', '<>', 'access-request-unanswered'), row('ref', 'in', known)]),
          ...(answersAccess ? [row.and([row('kind', '=', 'access-request-unanswered'), row('ref', 'in', this.views.rows(accessRequestsProjection).where('status', '=', 'waiting').select('id'))])] : []),
        ]),
      )
  }
}
