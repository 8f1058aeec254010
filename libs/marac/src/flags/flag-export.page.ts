import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { ApiExcludeEndpoint, checkShape, Directory, everyRow, ExportAs, ListExports, OneOf, signedInOf, type ExportColumn } from '@lantern/web-kit'
import { Controller, Get, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { flagWords } from '../marac-case/marac-case.words.js'
import type { AgencyFlagRow } from './agency-flags.projection.js'
import { shownWords } from './flags.page.js'
import { Flags, type FlagsShown } from './flags.query.js'

class FlagExportQuery extends ExportAs {
  @OneOf('which flags to show', { choices: shownWords, optional: true }) show?: FlagsShown
}

/** Flags of closed cases, as a file: an agency's own, for the Hub every agency's. */
@Controller()
export class FlagExportPage {
  constructor(
    private readonly flags: Flags,
    private readonly exports: ListExports,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** @throws NotSignedIn, Forbidden, ShapeRefused, StoreUnavailable */
  @Get('flags/export')
  @ApiExcludeEndpoint()
  async download(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Query() query: Record<string, unknown>): Promise<Buffer> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.export-flags')
    const { as, show = 'all' } = checkShape(FlagExportQuery, query)
    const now = this.clock.now()
    const rows = await everyRow(more => this.flags.page(actor, show, now, more))
    const columns: readonly ExportColumn<AgencyFlagRow>[] = [
      { title: 'Case', of: ({ ref }) => ref },
      { title: 'Agency', of: ({ agency }) => this.directory.agency(agency) },
      { title: 'Flag', of: ({ state }) => flagWords[state] },
      { title: 'Set', kind: 'date', of: row => londonDate(row.set_at) },
      { title: 'Until', kind: 'date', of: ({ until }) => until },
    ]
    return this.exports.send(request, reply, { as, of: '/flags/export', table: { name: 'flags', columns, rows } })
  }
}
