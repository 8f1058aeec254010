import { authorise } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import { ApiExcludeEndpoint, checkShape, Directory, everyRow, ExportAs, ListExports, signedInOf, type ExportColumn } from '@lantern/web-kit'
import { Controller, Get, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { maracAccess } from '../marac.access.js'
import { criterionWords, statusWords } from '../marac-case/marac-case.words.js'
import { ReferralQueue } from './referral-queue.query.js'

/** Referrals without a decision, as a file. */
@Controller()
export class ReferralExportPage {
  constructor(
    private readonly queue: ReferralQueue,
    private readonly exports: ListExports,
    private readonly directory: Directory,
  ) {}

  /** @throws NotSignedIn, Forbidden, ShapeRefused, StoreUnavailable */
  @Get('referrals/export')
  @ApiExcludeEndpoint()
  async download(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Query() query: Record<string, unknown>): Promise<Buffer> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.export-referrals')
    const { as } = checkShape(ExportAs, query)
    const rows = await everyRow(more => this.queue.page(actor, more))
    const columns: readonly ExportColumn<CaseRow>[] = [
      { title: 'Case', of: ({ ref }) => ref },
      { title: 'Victim', of: ({ victim }) => victim ?? undefined },
      { title: 'From', of: ({ agency }) => this.directory.agency(agency) },
      { title: 'Area', of: ({ area }) => this.directory.area(area) },
      { title: 'District', of: ({ district }) => (district === null ? undefined : this.directory.district(district)) },
      { title: 'Score', kind: 'number', of: ({ score }) => score },
      { title: 'Highest score', kind: 'number', of: row => row.max_score },
      { title: 'Criteria', of: ({ criteria }) => criteria.map(criterion => criterionWords[criterion]).join(', ') },
      { title: 'Status', of: ({ status }) => statusWords[status] },
      { title: 'Referred', kind: 'date', of: row => londonDate(row.referred_at) },
      { title: 'Decide by', kind: 'date', of: row => row.triage_due_on },
      { title: 'To be completed by', kind: 'date', of: row => row.complete_by ?? undefined },
    ]
    return this.exports.send(request, reply, { as, of: '/referrals/export', table: { name: 'referrals', columns, rows } })
  }
}
