import { authorise, Forbidden, mayEver } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { ApiExcludeEndpoint, checkShape, type ExportColumn, type ExportFormat, exportFormats, Frames, inShortDate, invented, OneOf, sendExport, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import type { ResearchFilter } from '../research-requests/research-requests.query.js'
import { PeopleToSearch, type ToSearchOnCase } from './people-to-search.query.js'

class ExportQuery {
  @OneOf('the kind of file', { choices: { csv: exportFormats.csv.words, xlsx: exportFormats.xlsx.words } }) as!: ExportFormat
  @OneOf('which requests', { choices: { all: 'All', today: 'Due today', late: 'Late' } }) which!: ResearchFilter
}

const columns: readonly ExportColumn<ToSearchOnCase>[] = [
  { title: 'Case', of: ({ ref }) => ref },
  { title: 'Answer by', kind: 'date', of: ({ dueOn }) => dueOn },
  { title: 'Part in the case', of: ({ role }) => role },
  { title: 'Name', of: ({ name }) => name },
  { title: 'Other names', of: ({ aliases }) => aliases },
  { title: 'Date of birth', kind: 'date', of: ({ dateOfBirth }) => dateOfBirth },
  { title: 'Other dates of birth given', of: ({ otherBirthDates }) => otherBirthDates.map(date => inShortDate(date)).join(', ') },
]

/** Whom an agency searches for, as a file for its own systems: a researcher may have 130 requests a day. The Hub searches no records. */
@Controller()
export class PeopleToSearchPage {
  constructor(
    private readonly people: PeopleToSearch,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  /** @throws NotSignedIn, Forbidden, ShapeRefused, StoreUnavailable */
  @Get('research/people-to-search')
  @ApiExcludeEndpoint()
  async download(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Query() query: Record<string, unknown>): Promise<Buffer> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-research')
    if (!mayEver(maracAccess, actor, 'marac.return-research')) throw new Forbidden('marac.return-research')
    const { as, which } = checkShape(ExportQuery, query)
    const rows = await this.people.takenOut(actor, which)
    const table = { name: `people-to-search-${londonDate(this.clock.now())}`, columns, rows }
    const { demonstration } = await this.frames.of(request)
    return sendExport(reply, as, demonstration ? invented(table) : table)
  }
}
