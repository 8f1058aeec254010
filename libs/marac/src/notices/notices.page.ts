import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, dueTag, Frames, HtmlPage, inShortDate, inTime, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { NoticeReadings } from '../notice-reading/notice-readings.query.js'
import { kindOf } from './notice-kinds.js'
import { noticeLink, noticeWords } from './notice-says.js'
import { Notices } from './notices.query.js'
import type { NoticeRow } from './notices.projection.js'

class NoticesQuery {
  @OneOf('what was done', { choices: { settings: 'Saved how you are told' }, optional: true }) done?: 'settings'
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}
class NoticesReadInput {
  @Text('the last one that was shown', { max: 20 }) upTo!: string
}

/** What somebody was told of: research, questions, actions that came or went, reminders and escalations. */
@Controller()
@ApiTags('marac')
export class NoticesPage {
  constructor(
    private readonly notices: Notices,
    private readonly readings: NoticeReadings,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('notices')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-notices')
    const { cursor, done } = checkShape(NoticesQuery, query)
    const now = this.clock.now()
    const [{ items, next }, upTo] = await Promise.all([this.notices.page(actor, now, { cursor, limit: 25 }), this.readings.upTo(actor.user)])
    const asked = await this.notices.stillAsked(items)
    const newest = items[0]?.place
    return render(beside(import.meta.url), {
      title: 'Notices',
      ...(done && { notice: 'How you are told was saved' }),
      table: {
        caption: 'What you were told of, the newest first',
        captionHidden: true,
        empty: 'There is nothing yet that you were told of.',
        columns: [{ text: 'About', whole: true }, { text: 'What' }, { text: 'By when' }, { text: 'Told', whole: true }, { text: 'State' }],
        rows: items.map(row => [noticeLink(row), { text: noticeWords(row, this.directory) }, dueCell(row, asked, londonDate(now)), { text: inShortDate(row.at), after: inTime(row.at) }, stateCell(row, asked, upTo)]),
      },
      // Only what stands on the page: what came meanwhile stays new.
      ...(cursor === undefined && newest !== undefined && newest > upTo && { markUpTo: newest }),
      more: { next: next === null ? undefined : `/notices?cursor=${next}`, first: cursor === undefined ? undefined : '/notices' },
      ...(await this.frames.of(request)),
    })
  }

  @Post('notices/read')
  @HttpCode(303)
  @ApiExcludeEndpoint()
  async markRead(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: Record<string, unknown>): Promise<void> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-notices')
    const { _csrf, ...values } = body
    const { upTo } = checkShape(NoticesReadInput, values, 'form')
    const now = this.clock.now()
    // A place that was never shown to them would hide what is still to come.
    const [newest] = (await this.notices.page(actor, now, { limit: 1 })).items
    const shown = newest !== undefined && upTo < newest.place ? upTo : newest?.place
    if (shown !== undefined && shown > (await this.readings.upTo(actor.user))) await this.readings.mark(actor, shown, now)
    void reply.header('location', '/notices')
  }

  @Get('api/marac/notices')
  @ApiOperation({ summary: 'List what you were told of', operationId: 'marac-list-notices' })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'References, codes and dates, the newest first: {"items":[…],"next":"cursor or null"}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-notices')
    const { cursor, limit = 50 } = checkShape(NoticesQuery, query)
    const [{ items, next }, upTo] = await Promise.all([this.notices.page(actor, this.clock.now(), { cursor, limit }), this.readings.upTo(actor.user)])
    const asked = await this.notices.stillAsked(items)
    return {
      items: items.map(row => ({ id: row.id, kind: row.kind, ref: row.ref, about: row.about, by: row.by_agency, dueOn: row.due_on, step: row.step, at: row.at, unread: row.place > upTo, asks: kindOf(row.kind).asks === true && asked.has(row.id) })),
      next,
    }
  }
}

function dueCell(row: NoticeRow, asked: ReadonlySet<string>, today: string) {
  if (row.due_on === null) return { text: '' }
  if (kindOf(row.kind).lasts) return { text: `Until ${unbroken(row.due_on)}` }
  return kindOf(row.kind).asks && asked.has(row.id) ? dueTag(row.due_on, today) : { text: unbroken(row.due_on) }
}

function stateCell(row: NoticeRow, asked: ReadonlySet<string>, upTo: string): { readonly text: string; readonly tag?: string } {
  if (kindOf(row.kind).asks && !asked.has(row.id)) return { text: 'No longer asked', tag: 'grey' }
  return row.place > upTo ? { text: 'New', tag: 'blue' } : { text: 'Read' }
}

/** A date that stays on one line where the words beside it may not. */
const unbroken = (date: string): string => inShortDate(date).replaceAll(' ', '\u00a0')
