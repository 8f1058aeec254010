import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { RulesNow } from '@lantern/rules'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, Frames, HtmlPage, inLongDate, inShortDate, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { meetingWords } from '../meeting-choices.js'
import { Meetings } from '../meetings/meetings.query.js'
import type { MeetingRow } from '../meetings/meetings.projection.js'
import { whyCells } from '../why-cells.js'
import { planTag, WaitingForPlan, type WaitingForPlanRow } from './waiting-for-plan.query.js'

class WaitingForPlanQuery {
  @OneOf('whether to show late ones only', { choices: { yes: 'Late', no: 'All' }, optional: true }) late?: 'yes' | 'no'
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

/** Cases whose victims have waited long for a plan or a meeting, for the Hub. */
@Controller()
@ApiTags('marac')
export class WaitingForPlanPage {
  constructor(
    private readonly waiting: WaitingForPlan,
    private readonly meetings: Meetings,
    private readonly rules: RulesNow,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('waiting-for-plan')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-to-be-listed')
    const { cursor, late: only } = checkShape(WaitingForPlanQuery, query)
    const late = only === 'yes'
    const now = this.clock.now()
    const [{ items, next }, toCome] = await Promise.all([this.waiting.page(actor, late, now, { cursor, limit: 25 }), this.meetings.toCome()])
    const whys = await whyCells(this.rules, items, row => ({ clock: 'planOrHearing', startedAt: row.referred_at, startEvent: 'the referral came', what: `the plan of ${row.ref}` }))
    const at = late ? '/waiting-for-plan?late=yes' : '/waiting-for-plan'
    return render(beside(import.meta.url), {
      title: late ? 'Overdue for a plan or a meeting' : 'Waiting for a plan or a meeting',
      other: late ? { text: 'Show all that have waited long', href: '/waiting-for-plan' } : { text: 'Show overdue ones only', href: '/waiting-for-plan?late=yes' },
      table: {
        caption: 'Cases that wait for a plan or a meeting',
        captionHidden: true,
        empty: late ? 'No case is overdue for a plan or a meeting.' : 'No case has waited long for a plan or a meeting.',
        columns: [{ text: 'Case', whole: true }, { text: 'Victim' }, { text: 'Area' }, { text: 'Coordinator' }, { text: 'What it waits for' }, { text: 'Referred', whole: true }, { text: 'By' }],
        rows: items.map((row, i) => [
          { text: row.ref, href: `/cases/${row.ref}` },
          { text: row.victim ?? 'No longer held' },
          { text: this.directory.area(row.area) },
          { text: row.coordinator === null ? 'Nobody' : this.directory.user(row.coordinator) },
          this.standsCell(row, toCome),
          { text: inShortDate(row.referred_at) },
          { ...planTag(row, londonDate(now)), after: inLongDate(row.dueOn), ...whys[i] },
        ]),
      },
      more: { next: next === null ? undefined : `${at}${late ? '&' : '?'}cursor=${next}`, first: cursor === undefined ? undefined : at },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/waiting-for-plan')
  @ApiOperation({ summary: 'List cases that have waited long for a plan or a meeting', operationId: 'marac-list-waiting-for-plan' })
  @ApiQuery({ name: 'late', required: false, schema: { type: 'string', enum: ['yes', 'no'] } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Open cases without a hearing or a plan, from the day on which they stand out, the longest waiting first: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-to-be-listed')
    const { cursor, limit = 50, late } = checkShape(WaitingForPlanQuery, query)
    const now = this.clock.now()
    const { items, next } = await this.waiting.page(actor, late === 'yes', now, { cursor, limit })
    const today = londonDate(now)
    return { items: items.map(({ ref, area, victim, coordinator, route, referred_at: referredAt, dueOn }) => ({ ref, area, victim, coordinator, route, referredAt, dueOn, overdue: dueOn < today })), next }
  }

  private standsCell({ ref, route, meeting_requests: asked, listed_for: listed }: WaitingForPlanRow, toCome: readonly MeetingRow[]): { readonly text: string; readonly href?: string } {
    if (route === null && asked === 0) return { text: 'A route: nobody has chosen one' }
    if (route === 'hub-managed') return { text: 'A first action: the Hub manages it itself', href: `/cases/${ref}/plan` }
    const meeting = toCome.find(({ id }) => id === listed)
    return meeting ? { text: `The meeting: ${meetingWords(meeting, this.directory)}`, href: `/meetings/${meeting.id}` } : { text: 'A meeting: on the agenda of none', href: '/to-be-listed' }
  }
}
