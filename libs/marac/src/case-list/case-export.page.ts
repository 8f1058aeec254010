import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { ApiExcludeEndpoint, checkShape, Directory, everyRow, ExportAs, ListExports, signedInOf, type ExportColumn } from '@lantern/web-kit'
import { Controller, Get, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { criterionWords, riskLevelWords, shortRouteWords, statusWords } from '../marac-case/marac-case.words.js'
import { Pairs, type ShownRepeat } from '../pairs/pairs.query.js'
import { CaseListInput } from './case-list.input.js'
import type { CaseRow } from './case-list.projection.js'
import { CaseList } from './case-list.query.js'

/** The list of cases as it is filtered, as a file. */
@Controller()
export class CaseExportPage {
  constructor(
    private readonly list: CaseList,
    private readonly pairs: Pairs,
    private readonly exports: ListExports,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** @throws NotSignedIn, Forbidden, ShapeRefused, StoreUnavailable */
  @Get('cases/export')
  @ApiExcludeEndpoint()
  async download(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Query() query: Record<string, unknown>): Promise<Buffer> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.export-cases')
    const { as: kind, ...asked } = query
    const { as } = checkShape(ExportAs, { as: kind })
    const { status = 'current', ...rest } = checkShape(CaseListInput, asked)
    const now = this.clock.now()
    const rows = await everyRow(more => this.list.page(actor, { status, ...rest }, now, more))
    const repeats = new Map<string, ShownRepeat>()
    for (let at = 0; at < rows.length; at += 500) for (const [ref, repeat] of await this.pairs.repeatsOf(actor, rows.slice(at, at + 500).map(({ ref }) => ref))) repeats.set(ref, repeat)
    return this.exports.send(request, reply, { as, of: '/cases/export', table: { name: 'cases', columns: this.columns(repeats), rows } })
  }

  private columns(repeats: ReadonlyMap<string, ShownRepeat>): readonly ExportColumn<CaseRow>[] {
    return [
      { title: 'Case', of: ({ ref }) => ref },
      { title: 'Victim', of: ({ victim }) => victim ?? undefined },
      { title: 'Status', of: ({ status }) => statusWords[status] },
      { title: 'Route', of: ({ route }) => (route === null ? undefined : shortRouteWords[route]) },
      { title: 'Requests for a meeting', kind: 'number', of: row => row.meeting_requests },
      { title: 'Coordinator', of: ({ coordinator }) => (coordinator === null ? undefined : this.directory.user(coordinator)) },
      { title: 'Area', of: ({ area }) => this.directory.area(area) },
      { title: 'District', of: ({ district }) => (district === null ? undefined : this.directory.district(district)) },
      { title: 'Referred by', of: ({ agency }) => this.directory.agency(agency) },
      { title: 'Criteria', of: ({ criteria }) => criteria.map(criterion => criterionWords[criterion]).join(', ') },
      { title: 'Score', kind: 'number', of: ({ score }) => score },
      { title: 'Highest score', kind: 'number', of: row => row.max_score },
      { title: 'Risk as decided', of: row => (row.risk_level === null ? undefined : riskLevelWords[row.risk_level]) },
      { title: 'Children', kind: 'number', of: ({ children }) => children },
      { title: 'Referred', kind: 'date', of: row => londonDate(row.referred_at) },
      { title: 'Repeat of a referral of', kind: 'date', of: ({ ref }) => repeats.get(ref)?.referredOn },
      { title: 'Decide by', kind: 'date', of: row => (row.acknowledge_by !== null || row.status === 'transferred' ? undefined : row.triage_due_on) },
      { title: 'Research due', kind: 'date', of: row => row.research_due_on ?? undefined },
      { title: 'Agencies asked', kind: 'number', of: ({ asked }) => asked },
      { title: 'Agencies answered', kind: 'number', of: ({ returned }) => returned },
    ]
  }
}
