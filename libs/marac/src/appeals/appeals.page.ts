import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { RulesNow } from '@lantern/rules'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, dueTag, Frames, HtmlPage, inDateTime, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess, seesAll } from '../marac.access.js'
import { appealOutcomeWords } from '../marac-case/marac-case.words.js'
import { whyCells } from '../why-cells.js'
import { Appeals } from './appeals.query.js'

class AppealsQuery {
  @OneOf('which appeals to show', { choices: { waiting: 'Not answered', all: 'All' }, optional: true }) show?: 'waiting' | 'all'
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

@Controller()
@ApiTags('marac')
export class AppealsPage {
  constructor(
    private readonly appeals: Appeals,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly rules: RulesNow,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('appeals')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-appeals')
    const { cursor, show = 'waiting' } = checkShape(AppealsQuery, query)
    const { items, next } = await this.appeals.page(actor, show === 'waiting', { cursor, limit: 25 })
    const today = londonDate(this.clock.now())
    const own = new Set((await this.appeals.answerable(actor)).map(({ ref }) => ref))
    const answers = own.size > 0 || actor.roles.includes('marac-manager')
    const hub = seesAll(actor)
    const whys = await whyCells(this.rules, items, row => ({ clock: 'appealAnswer', startedAt: row.appealed_at, startEvent: 'the referrer appealed', firstDueOn: row.answer_by, what: `the appeal on ${row.ref}` }))
    return render(beside(import.meta.url), {
      title: show === 'waiting' ? 'Appeals without an answer' : 'Appeals to the MARAC manager',
      explained: hub
        ? 'A referral that was not accepted can be appealed once. A MARAC manager who did not decide on it first looks at it again, or a supervisor where there is no such manager, and the referrer reads the answer.'
        : 'Your agency can appeal once against a referral that was not accepted. A MARAC manager who did not decide on it looks at it again.',
      other: show === 'waiting' ? { text: 'Show answered ones too', href: '/appeals?show=all' } : { text: 'Show only those without an answer', href: '/appeals' },
      table: {
        caption: 'Appeals',
        captionHidden: true,
        empty: show === 'waiting' ? 'No appeal waits for an answer.' : 'Nobody has appealed.',
        columns: [{ text: hub ? 'Case' : 'Referral', whole: true }, { text: 'Appealed by' }, { text: 'Appealed' }, { text: 'Answer' }, ...(answers ? [{ text: 'What to do' }] : [])],
        rows: items.map((row, i) => [
          { text: row.ref, href: hub ? `/cases/${row.ref}#referral` : `/referrals/${row.ref}` },
          { text: this.directory.agency(row.agency) },
          { text: inDateTime(row.appealed_at) },
          row.outcome === null ? { ...dueTag(row.answer_by, today), ...whys[i] } : { text: `${appealOutcomeWords[row.outcome]}${row.answered_at === null ? '' : `, ${inDateTime(row.answered_at)}`}` },
          ...(answers ? [own.has(row.ref) ? { text: `Answer on ${row.ref}`, href: `/cases/${row.ref}/answer-appeal` } : { text: row.outcome === null ? 'Nothing: somebody else answers' : 'Nothing' }] : []),
        ]),
      },
      more: { next: next === null ? undefined : `/appeals?show=${show}&cursor=${next}`, first: cursor === undefined ? undefined : `/appeals?show=${show}` },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/appeals')
  @ApiOperation({ summary: 'List appeals', operationId: 'marac-list-appeals' })
  @ApiQuery({ name: 'show', required: false, schema: { type: 'string', enum: ['waiting', 'all'], default: 'waiting' } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Appeals of your agency with their answers (the Hub: of every agency): {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-appeals')
    const { cursor, limit = 50, show = 'waiting' } = checkShape(AppealsQuery, query)
    const { items, next } = await this.appeals.page(actor, show === 'waiting', { cursor, limit })
    return { items: items.map(row => ({ ref: row.ref, agency: row.agency, appealedAt: row.appealed_at, answerBy: row.answer_by, outcome: row.outcome, answeredAt: row.answered_at })), next }
  }
}
