import { authorise } from '@lantern/access'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, Frames, HtmlPage, inDateTime, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { TalkRow } from '../case-talk/case-talk.projection.js'
import { maracAccess } from '../marac.access.js'
import { talkListsOf } from '../talk-lists.js'
import { UnreadMessages, type NotReadBy } from './unread-messages.query.js'

class UnreadMessagesQuery {
  @OneOf('who has not read them', { choices: { me: 'You', agency: 'Nobody at your agency' }, optional: true }) by?: NotReadBy
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

const kindWords: Readonly<Record<TalkRow['kind'], string>> = { message: 'Message', question: 'Question', answer: 'Answer' }

@Controller()
@ApiTags('marac')
export class UnreadMessagesPage {
  constructor(
    private readonly messages: UnreadMessages,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('messages')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-messages')
    const { by = 'me', cursor } = checkShape(UnreadMessagesQuery, query)
    const { items, next } = await this.messages.page(actor, by, { cursor, limit: 25 })
    const at = by === 'me' ? '/messages' : '/messages?by=agency'
    return render(beside(import.meta.url), {
      title: by === 'me' ? 'Messages you have not read' : 'Messages that nobody at your agency has read',
      lists: talkListsOf(actor, at),
      table: {
        caption: 'Messages, the oldest first',
        captionHidden: true,
        empty: by === 'me' ? 'You have read every message on the cases that are open.' : 'Somebody at your agency has read every message on the cases that are open.',
        columns: [{ text: 'Case', whole: true }, { text: 'What' }, { text: 'From' }, { text: 'Sent' }],
        rows: items.map(row => [
          { text: row.ref, href: `/cases/${row.ref}/messages` },
          { text: row.asked === actor.agency ? 'Question to your agency' : kindWords[row.kind] },
          { text: `${this.directory.user(row.sender)}, ${this.directory.agency(row.agency)}` },
          { text: inDateTime(row.sent_at) },
        ]),
      },
      more: { next: next === null ? undefined : `${at}${at.includes('?') ? '&' : '?'}cursor=${next}`, first: cursor === undefined ? undefined : at },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/unread-messages')
  @ApiOperation({ summary: 'List messages that have not been read', operationId: 'marac-list-unread-messages' })
  @ApiQuery({ name: 'by', required: false, schema: { type: 'string', enum: ['me', 'agency'] }, description: 'Not read by you, or by nobody at your agency' })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Messages without their text, the oldest first: {"items":[…],"next":"cursor or null"}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-messages')
    const { by = 'me', cursor, limit = 50 } = checkShape(UnreadMessagesQuery, query)
    const { items, next } = await this.messages.page(actor, by, { cursor, limit })
    return { items: items.map(({ ref, kind, agency, sent_at: sentAt, asked, revision }) => ({ ref, kind, from: agency, sentAt, ...(asked === null ? {} : { asked }), revision })), next }
  }
}
