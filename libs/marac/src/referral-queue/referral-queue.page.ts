import { authorise, mayEver } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { EventStore, historyOf } from '@lantern/event-store'
import { dueDate, RulesNow } from '@lantern/rules'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, dueTag, exportLinks, Frames, HtmlPage, inDateTime, inPlural, inShortDate, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { caseItemOf, repeatText, whereWords } from '../case-rows.view.js'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { triagePauses } from '../case-deadlines.js'
import { maracAccess } from '../marac.access.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { criterionWords } from '../marac-case/marac-case.words.js'
import { PossibleMatches } from '../possible-matches/possible-matches.query.js'
import { Pairs } from '../pairs/pairs.query.js'
import { whyCells, type WhyCell } from '../why-cells.js'
import { ReferralQueue } from './referral-queue.query.js'

class ReferralQueueQuery {
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

@Controller()
@ApiTags('marac')
export class ReferralQueuePage {
  constructor(
    private readonly queue: ReferralQueue,
    private readonly pairs: Pairs,
    private readonly matches: PossibleMatches,
    private readonly rules: RulesNow,
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('referrals')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.referral-queue')
    const { cursor } = checkShape(ReferralQueueQuery, query)
    const { items, next } = await this.queue.page(actor, { cursor, limit: 25 })
    const repeats = await this.pairs.repeatsOf(actor, items.map(({ ref }) => ref))
    const today = londonDate(this.clock.now())
    const whys = await this.whys(items, today)
    const known = await this.matches.waitingOn(actor, items.map(({ ref }) => ref))
    return render(beside(import.meta.url), {
      title: 'Referrals to triage',
      exports: mayEver(maracAccess, actor, 'marac.export-referrals') ? exportLinks('/referrals/export') : [],
      table: {
        caption: 'Referrals, the oldest first',
        captionHidden: true,
        empty: 'No referrals are waiting for a decision.',
        columns: [{ text: 'Case', whole: true }, { text: 'Victim' }, { text: 'From' }, { text: 'Area' }, { text: 'Risk', numeric: true, whole: true }, { text: 'Criteria' }, { text: 'May be known' }, { text: 'Referred' }, { text: 'Decide by' }],
        rows: items.map(row => [
          { text: row.ref, href: `/cases/${row.ref}` },
          { text: row.victim ?? 'No longer held' },
          { text: this.directory.agency(row.agency) },
          { text: whereWords(row.area, row.district, this.directory) },
          { text: `${row.score} of ${row.max_score}` },
          { text: [...row.criteria.map(criterion => criterionWords[criterion]), repeatText(repeats.get(row.ref))].filter(text => text !== '').join(', ') },
          knownCell(row.ref, known.get(row.ref) ?? 0),
          { text: inDateTime(row.referred_at) },
          whenOf(row, today, whys.get(row.ref)),
        ]),
      },
      more: { next: next === null ? undefined : `/referrals?cursor=${next}`, first: cursor === undefined ? undefined : '/referrals' },
      ...(await this.frames.of(request)),
    })
  }

  /** Why each is to be decided on by its date: the rule of the day that it came, and the days that it was with the referrer, of those few whose date was moved by them. */
  private async whys(rows: readonly CaseRow[], today: CalendarDate): Promise<ReadonlyMap<string, WhyCell>> {
    const pauses = new Map(
      await Promise.all(
        rows.map(async ({ ref, referred_at: start, triage_due_on: dueOn }) => {
          const moved = dueOn !== dueDate('triage', start, (await this.rules.inForce(start)).rules)
          return [ref, moved ? triagePauses(ref, await historyOf(this.store, maracCase, [ref]), today) : []] as const
        }),
      ),
    )
    const cells = await whyCells(this.rules, rows, ({ ref, referred_at: startedAt, triage_due_on: firstDueOn }) => ({ clock: 'triage', startedAt, startEvent: 'the referral came', pauses: pauses.get(ref) ?? [], firstDueOn, what: ref }))
    return new Map(rows.flatMap(({ ref }, i) => (cells[i] ? [[ref, cells[i]] as const] : [])))
  }

  @Get('api/marac/referrals')
  @ApiOperation({ summary: 'List referrals to triage', operationId: 'marac-list-referrals' })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Referrals without a decision, the oldest first: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.referral-queue')
    const { cursor, limit = 50 } = checkShape(ReferralQueueQuery, query)
    const { items, next } = await this.queue.page(actor, { cursor, limit })
    const repeats = await this.pairs.repeatsOf(actor, items.map(({ ref }) => ref))
    return { items: items.map(item => caseItemOf(item, repeats.get(item.ref))), next }
  }
}

/** Whether somebody of it may be on another case, which the Hub looks at before it decides. */
const knownCell = (ref: string, count: number) => (count === 0 ? { text: 'Nobody' } : { text: inPlural(count, 'possible match', 'possible matches'), href: `/cases/${ref}/possible-matches` })

/** When the Hub decides; of one that is with the referrer, since when, and when it is expected back. */
function whenOf(row: CaseRow, today: CalendarDate, why: WhyCell | undefined) {
  if (row.returned_at === null || row.complete_by === null) return { ...dueTag(row.triage_due_on, today), ...why }
  const late = row.complete_by < today
  return {
    text: 'Waiting for the referrer',
    tag: late ? 'red' : 'orange',
    after: `Since ${inShortDate(row.returned_at)}, to be completed by ${inShortDate(row.complete_by)}${late ? ': late. Call them, or decide on what you know' : ''}`,
  }
}
