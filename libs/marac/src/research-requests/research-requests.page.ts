import { authorise, mayEver } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, Buttons, checkShape, Directory, dueTag, Frames, HtmlPage, inShortDate, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess, seesAll } from '../marac.access.js'
import { ResearchRequests } from './research-requests.query.js'

class ResearchQuery {
  @OneOf('whether to show late ones only', { choices: { yes: 'Late', no: 'All' }, optional: true }) late?: 'yes' | 'no'
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

@Controller()
@ApiTags('marac')
export class ResearchRequestsPage {
  constructor(
    private readonly requests: ResearchRequests,
    private readonly buttons: Buttons,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('research')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-research')
    const { done, ...asked } = query
    const { cursor, late } = checkShape(ResearchQuery, asked)
    const now = this.clock.now()
    const { items, next } = await this.requests.page(actor, late === 'yes', now, { cursor, limit: 25 })
    const [all, opens] = [seesAll(actor), mayEver(maracAccess, actor, 'marac.read-case')]
    const at = late === 'yes' ? '/research?late=yes' : '/research'
    return render(beside(import.meta.url), {
      notice: this.buttons.done(done),
      title: late === 'yes' ? 'Late research' : all ? 'Research that has not come' : 'Research to return',
      table: {
        caption: 'Research requests',
        captionHidden: true,
        empty: late === 'yes' ? 'No research is late.' : 'No research is waiting for an answer.',
        columns: [{ text: 'Case', whole: true }, ...(all ? [{ text: 'Agency' }] : []), { text: 'Asked', whole: true }, { text: 'Due' }, ...(all ? [] : [{ text: 'Answer' }])],
        rows: items.map(row => [
          opens ? { text: row.ref, href: `/cases/${row.ref}` } : { text: row.ref },
          ...(all ? [{ text: this.directory.agency(row.agency) }] : []),
          { text: inShortDate(row.requested_at) },
          dueTag(row.due_on, londonDate(now)),
          ...(all ? [] : [{ text: `Return research on ${row.ref}`, href: `/cases/${row.ref}/return-research` }]),
        ]),
      },
      more: { next: next === null ? undefined : `${at}${at.includes('?') ? '&' : '?'}cursor=${next}`, first: cursor === undefined ? undefined : at },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/research-requests')
  @ApiOperation({ summary: 'List research that has not come', operationId: 'marac-list-research-requests' })
  @ApiQuery({ name: 'late', required: false, schema: { type: 'string', enum: ['yes', 'no'] } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'What your agency has to answer (the Hub: every agency), the most overdue first: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-research')
    const { cursor, limit = 50, late } = checkShape(ResearchQuery, query)
    const now = this.clock.now()
    const { items, next } = await this.requests.page(actor, late === 'yes', now, { cursor, limit })
    const today = londonDate(now)
    return { items: items.map(row => ({ ref: row.ref, agency: row.agency, requestedAt: row.requested_at, dueOn: row.due_on, late: row.due_on < today })), next }
  }
}
