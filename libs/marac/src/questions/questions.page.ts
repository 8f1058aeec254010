import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { RulesNow } from '@lantern/rules'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, dueTag, Frames, HtmlPage, inShortDate, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { talkListsOf } from '../talk-lists.js'
import { whyCells } from '../why-cells.js'
import { Questions, type Whose } from './questions.query.js'

const words: Readonly<Record<Whose, string>> = { ours: 'To your agency', asked: 'Asked by your agency', all: 'Between all agencies' }
const titles: Readonly<Record<Whose, string>> = {
  ours: 'Questions to your agency',
  asked: 'Questions that your agency asked',
  all: 'Questions between agencies',
}

class QuestionsQuery {
  @OneOf('whose questions', { choices: words, optional: true }) whose?: Whose
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

@Controller()
@ApiTags('marac')
export class QuestionsPage {
  constructor(
    private readonly questions: Questions,
    private readonly clock: Clock,
    private readonly rules: RulesNow,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('questions')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-messages')
    const { whose = 'ours', cursor } = checkShape(QuestionsQuery, query)
    const { items, next } = await this.questions.page(actor, whose, { cursor, limit: 25 })
    const at = whose === 'ours' ? '/questions' : `/questions?whose=${whose}`
    const whys = await whyCells(this.rules, items, row => ({ clock: 'questionAnswer', agency: row.asked, startedAt: row.sent_at, startEvent: 'the question was asked', firstDueOn: row.answer_by, what: `the question on ${row.ref}` }))
    const agency = (id: string | null) => ({ text: id === null ? '' : this.directory.agency(id) })
    return render(beside(import.meta.url), {
      title: titles[whose],
      lists: talkListsOf(actor, at),
      table: {
        caption: 'Questions that are not answered, the most overdue first',
        captionHidden: true,
        empty: whose === 'ours' ? 'No question to your agency is waiting for an answer.' : 'No question is waiting for an answer.',
        columns: [
          { text: 'Case', whole: true },
          ...(whose === 'asked' ? [] : [{ text: 'Asked by' }]),
          ...(whose === 'ours' ? [] : [{ text: 'Asked of' }]),
          { text: 'Asked' },
          { text: 'Answer due' },
          ...(whose === 'ours' ? [{ text: 'Answer' }] : []),
        ],
        rows: items.map((row, i) => [
          { text: row.ref, href: `/cases/${row.ref}/messages` },
          ...(whose === 'asked' ? [] : [agency(row.agency)]),
          ...(whose === 'ours' ? [] : [agency(row.asked)]),
          { text: inShortDate(row.sent_at) },
          { ...dueTag(row.answer_by, londonDate(this.clock.now())), ...whys[i] },
          ...(whose === 'ours' ? [{ text: `Answer on ${row.ref}`, href: `/cases/${row.ref}/answer-question?question=${row.id.slice(row.ref.length + 1)}` }] : []),
        ]),
      },
      more: { next: next === null ? undefined : `${at}${at.includes('?') ? '&' : '?'}cursor=${next}`, first: cursor === undefined ? undefined : at },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/questions')
  @ApiOperation({ summary: 'List questions that are not answered', operationId: 'marac-list-questions' })
  @ApiQuery({ name: 'whose', required: false, schema: { type: 'string', enum: Object.keys(words) }, description: 'Asked of your agency, asked by it, or all that you may see' })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Questions without their text, the most overdue first: {"items":[…],"next":"cursor or null"}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-messages')
    const { whose = 'ours', cursor, limit = 50 } = checkShape(QuestionsQuery, query)
    const { items, next } = await this.questions.page(actor, whose, { cursor, limit })
    return { items: items.map(row => ({ ref: row.ref, question: row.id.slice(row.ref.length + 1), from: row.agency, asked: row.asked, askedAt: row.sent_at, answerBy: row.answer_by })), next }
  }
}
