import { AccessLog, authoriseOn, Subjects } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Page } from '@lantern/projections'
import { ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags, beside, checkShape, Directory, Frames, HtmlPage, inDateTime, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Param, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { casePagesOf } from '../case-pages.js'
import { lookWords } from '../look-words.js'
import { maracAccess, seesAll } from '../marac.access.js'
import type { CaseReaderRow } from './case-readers.projection.js'
import { CaseReaders } from './case-readers.query.js'

class CaseReadersQuery {
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

/** Who has looked at a case, told to those who answer for it. Looking here is a look at the case as well, and recorded before it is shown. */
@Controller()
@ApiTags('marac')
export class CaseReadersPage {
  constructor(
    private readonly readers: CaseReaders,
    private readonly subjects: Subjects,
    private readonly log: AccessLog,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases/:ref/readers')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    const { items, next, first } = await this.find(request, ref, query, 50)
    const opens = seesAll(actor)
    return render(beside(import.meta.url), {
      title: `Who has looked at ${ref}`,
      breadcrumbs: opens ? [{ text: 'Cases', href: '/cases' }, { text: ref, href: `/cases/${ref}` }] : [],
      pages: opens ? casePagesOf(ref, actor, 'Who has looked') : undefined,
      table: {
        caption: 'Who has looked at this case, the latest first',
        captionHidden: true,
        empty: 'Nobody has looked at this case yet.',
        columns: [{ text: 'When' }, { text: 'Who' }, { text: 'Agency' }, { text: 'What' }],
        rows: items.map(row => [
          { text: inDateTime(row.read_at) },
          { text: this.directory.user(row.reader) },
          { text: this.directory.agency(row.agency) },
          { text: `${lookWords[row.what] ?? row.what}${row.as_at === null ? '' : `, as it was known on ${inDateTime(row.as_at)}`}` },
        ]),
      },
      more: { next: next === null ? undefined : `/cases/${ref}/readers?cursor=${next}`, first: first ? undefined : `/cases/${ref}/readers` },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/cases/:ref/readers')
  @ApiOperation({ summary: 'List who has looked at a case', operationId: 'marac-list-case-readers' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Who looked at the case or at one of its actions, what of it and when, the latest first: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query() query: Record<string, unknown>) {
    const { items, next } = await this.find(request, ref, query, 50)
    return { items: items.map(({ reader, agency, what, as_at, read_at }) => ({ user: reader, agency, what, asAt: as_at, at: read_at })), next }
  }

  /** Refusals are for the manager alone: they tell who may not know of the case. @throws NotSignedIn, Forbidden, NoSuchThing, BadCursor */
  private async find(request: FastifyRequest, ref: string, query: Record<string, unknown>, usual: number): Promise<Page<CaseReaderRow> & { readonly first: boolean }> {
    const { actor } = signedInOf(request)
    await authoriseOn(maracAccess, actor, 'marac.see-readers', relations => this.subjects.find('maracCase', ref, actor, relations))
    const { cursor, limit = usual } = checkShape(CaseReadersQuery, query)
    const found = await this.readers.page(ref, { refusals: actor.roles.includes('marac-manager'), cursor, limit })
    await this.log.record({ actor, at: this.clock.now(), verb: 'readers-read', ref })
    return { ...found, first: cursor === undefined }
  }
}
