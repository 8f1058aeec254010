import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, Buttons, checkShape, Directory, Frames, HtmlPage, inDate, inDateTime, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { scopeWords } from '../marac-case/marac-case.words.js'
import { AccessRequests, answersAccess, type AskedAccess } from './access-requests.query.js'

class AccessRequestsQuery {
  @OneOf('which requests to show', { choices: { waiting: 'Not answered', all: 'All' }, optional: true }) show?: 'waiting' | 'all'
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

/** Said alike of a case that was not given and of one that does not exist. */
function standing({ status, until }: AskedAccess, today: CalendarDate): string {
  if (status === 'not-given') return 'Not given'
  if (status === 'answered') return 'Answered'
  if (status === 'given') return until >= today ? `Given until ${inDate(until)}` : `Given until ${inDate(until)}, and ended`
  return until >= today ? 'Not answered yet' : 'Not answered in time'
}

/** Requests for access: a person's own, and for those who answer everybody's. */
@Controller()
@ApiTags('marac')
export class AccessRequestsPage {
  constructor(
    private readonly requests: AccessRequests,
    private readonly directory: Directory,
    private readonly buttons: Buttons,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('access-requests')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.request-access')
    const { done, ...rest } = query
    const answers = answersAccess(actor)
    const { cursor, show = 'all' } = checkShape(AccessRequestsQuery, rest)
    const waiting = show === 'waiting'
    const { items, next } = await this.requests.page(actor, waiting, { cursor, limit: 25 })
    const today = londonDate(this.clock.now())
    const waits = ({ status, until }: AskedAccess) => status === 'waiting' && until >= today
    return render(beside(import.meta.url), {
      title: waiting ? 'Requests for access without an answer' : answers ? 'Requests for access' : 'Access that you asked for',
      notice: this.buttons.done(done),
      other: waiting ? { text: 'Show answered ones too', href: '/access-requests' } : { text: 'Show only those without an answer', href: '/access-requests?show=waiting' },
      empty: waiting ? 'No request for access waits for an answer.' : answers ? 'Nobody has asked for access.' : 'You have not asked for access to a case.',
      items: items.map(row => ({
        title: row.ref ?? `Request ${row.id}`,
        rows: [
          { key: 'Answer', value: standing(row, today) },
          ...(answers ? [{ key: 'Asked by', value: `${this.directory.user(row.reader)}, ${this.directory.agency(row.agency)}` }] : []),
          { key: 'Asked', value: inDateTime(row.asked_at) },
          { key: 'What for', value: `${scopeWords[row.scope]}, until ${inDate(row.until)}` },
          { key: 'Why', value: row.reason ?? 'No longer held' },
          ...(answers && row.answered_by !== null ? [{ key: 'Answered by', value: this.directory.user(row.answered_by) }] : []),
        ],
        links:
          answers && waits(row) && row.reader !== actor.user
            ? [...(row.known && row.ref !== undefined ? [{ text: `Give access to ${row.ref}`, href: `/cases/${row.ref}/grant-access?request=${row.id}` }] : []), { text: `Do not give access (${row.id})`, href: `/access-requests/${row.id}/refuse-access` }]
            : [],
        unknown: answers && waits(row) && row.reader !== actor.user && !row.known,
      })),
      more: { next: next === null ? undefined : `/access-requests?show=${show}&cursor=${next}`, first: cursor === undefined ? undefined : `/access-requests?show=${show}` },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/access-requests')
  @ApiOperation({ summary: 'List requests for access', operationId: 'marac-list-access-requests' })
  @ApiQuery({ name: 'show', required: false, schema: { type: 'string', enum: ['waiting', 'all'], default: 'all' } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Your own requests for access with their answers (for those who answer: everybody\'s), the latest first: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.request-access')
    const { cursor, limit = 50, show = 'all' } = checkShape(AccessRequestsQuery, query)
    const { items, next } = await this.requests.page(actor, show === 'waiting', { cursor, limit })
    return { items: items.map(row => ({ id: row.id, ref: row.ref ?? null, user: row.reader, agency: row.agency, scope: row.scope, until: row.until, askedAt: row.asked_at, reason: row.reason ?? null, status: row.status })), next }
  }
}
