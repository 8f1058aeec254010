import { authorise } from '@lantern/access'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, Frames, HtmlPage, inDateTime, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess, seesAll } from '../marac.access.js'
import { shortRouteWords } from '../marac-case/marac-case.words.js'
import { MeetingRequests } from './meeting-requests.query.js'

class MeetingRequestsQuery {
  @OneOf('which requests to show', { choices: { waiting: 'Not answered', all: 'All' }, optional: true }) show?: 'waiting' | 'all'
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

@Controller()
@ApiTags('marac')
export class MeetingRequestsPage {
  constructor(
    private readonly requests: MeetingRequests,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('meeting-requests')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-meeting-requests')
    const hub = seesAll(actor)
    const { cursor, show = hub ? 'waiting' : 'all' } = checkShape(MeetingRequestsQuery, query)
    const waiting = show === 'waiting'
    const { items, next } = await this.requests.page(actor, waiting, { cursor, limit: 25 })
    const answers = hub && items.some(row => row.waiting === 1)
    return render(beside(import.meta.url), {
      title: waiting ? 'Requests for a meeting without an answer' : hub ? 'Requests for a meeting' : 'Meetings that your agency asked for',
      explained: hub ? 'Nobody is refused in silence: answer with the reason, on the case. Until then the case is to be listed.' : 'The reason for an answer stands on the case. You may ask again at any time before the case is closed.',
      other: waiting ? { text: 'Show answered ones too', href: '/meeting-requests?show=all' } : { text: 'Show only those without an answer', href: '/meeting-requests?show=waiting' },
      table: {
        caption: 'Requests for a meeting',
        captionHidden: true,
        empty: waiting ? 'No request for a meeting waits for an answer.' : hub ? 'Nobody has asked for a meeting.' : 'Your agency has not asked for a meeting.',
        columns: [{ text: 'Case', whole: true }, ...(hub ? [{ text: 'Asked by' }] : []), { text: 'Asked' }, { text: 'Answer' }, ...(answers ? [{ text: 'What to do' }] : [])],
        rows: items.map(row => [
          { text: row.ref, href: `/cases/${row.ref}#asked` },
          ...(hub ? [{ text: this.directory.agency(row.agency) }] : []),
          { text: inDateTime(row.asked_at) },
          row.answer === null ? { text: row.waiting === 1 ? 'Not answered' : 'None', tag: 'yellow' } : { text: `${shortRouteWords[row.answer]}${row.answered_at === null ? '' : `, ${inDateTime(row.answered_at)}`}` },
          ...(answers ? [row.waiting === 1 ? { text: `Answer on ${row.ref}`, href: `/cases/${row.ref}/answer-meeting-request` } : { text: '' }] : []),
        ]),
      },
      more: { next: next === null ? undefined : `/meeting-requests?show=${show}&cursor=${next}`, first: cursor === undefined ? undefined : `/meeting-requests?show=${show}` },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/meeting-requests')
  @ApiOperation({ summary: 'List requests for a meeting', operationId: 'marac-list-meeting-requests' })
  @ApiQuery({ name: 'show', required: false, schema: { type: 'string', enum: ['waiting', 'all'], default: 'all' } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Requests of your agency with their answers (the Hub: of every agency): {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-meeting-requests')
    const { cursor, limit = 50, show = 'all' } = checkShape(MeetingRequestsQuery, query)
    const { items, next } = await this.requests.page(actor, show === 'waiting', { cursor, limit })
    return { items: items.map(row => ({ id: row.id, ref: row.ref, agency: row.agency, askedAt: row.asked_at, answer: row.answer, answeredAt: row.answered_at })), next }
  }
}
