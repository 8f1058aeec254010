import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate } from '@lantern/decision'
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Commands, Directory, formFields, Frames, HtmlPage, inPlural, inShortDate, newKey, Reference, References, render, signedInOf, Slices, splitForm, Text, WholeNumber, ShapeRefused } from '@lantern/web-kit'
import { Body, Controller, Get, Header, HttpCode, Post, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { maracAccess } from '../marac.access.js'
import { inManyCases, manyCases, outcomesTable, type Shown } from '../many-cases.js'
import { meetingChoices } from '../meeting-choices.js'
import { Meetings } from '../meetings/meetings.query.js'
import { planTag, WaitingForPlan, type PlanDates } from '../waiting-for-plan/waiting-for-plan.query.js'
import { ToBeListed } from './to-be-listed.query.js'

class Which {
  @Reference('the area', { optional: true }) area?: string
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}
export class ListCasesInput {
  @References('the cases to list', { max: 50 }) cases!: string[]
  @Reference('the meeting', { as: 'radios' }) meeting!: string
  @Reference('the area', { as: 'hidden', optional: true }) area?: string
}

/** The queue of cases that a meeting is to hear; those ticked go on an agenda in one step. */
@Controller()
@ApiTags('marac')
export class ToBeListedPage {
  constructor(
    private readonly queue: ToBeListed,
    private readonly meetings: Meetings,
    private readonly plans: WaitingForPlan,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly slices: Slices,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('to-be-listed')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const actor = this.authorised(request)
    const { area, cursor } = checkShape(Which, query)
    return this.show(request, actor, area, { key: newKey() }, cursor)
  }

  @Post('to-be-listed')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async submit(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: Record<string, unknown>): Promise<string> {
    const actor = this.authorised(request)
    const { answers: values, command: key = newKey() } = splitForm(body)
    try {
      return await this.send(request, actor, checkShape(ListCasesInput, values, 'form'), key)
    } catch (error) {
      if (!(error instanceof ShapeRefused)) throw error
      void reply.code(400)
      return this.show(request, actor, typeof values['area'] === 'string' && values['area'] !== '' ? values['area'] : undefined, { values, errors: error.errors, key })
    }
  }

  @Get('api/marac/to-be-listed')
  @ApiOperation({ summary: 'List cases that wait to be listed for a meeting', operationId: 'marac-list-to-be-listed' })
  @ApiQuery({ name: 'area', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Cases that a meeting is to hear and that are on no agenda, the longest known first: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const actor = this.authorised(request)
    const { area, cursor, limit = 50 } = checkShape(Which, query)
    const { items, next } = await this.queue.page(actor, { area, cursor, limit })
    const dates = await this.plans.among(actor, items.map(({ ref }) => ref))
    return { items: items.map(row => ({ ref: row.ref, dueOn: dates.get(row.ref)?.dueOn ?? null, area: row.area, victim: row.victim, children: row.children, route: row.route, meetingRequests: row.meeting_requests, referredAt: row.referred_at })), next }
  }

  /** @throws NotSignedIn, Forbidden */
  private authorised(request: FastifyRequest): Actor {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-to-be-listed')
    return actor
  }

  private async show(request: FastifyRequest, actor: Actor, area: string | undefined, { values = {}, errors = [], key }: Shown, cursor?: string): Promise<string> {
    const [{ items, next }, counts, toCome] = await Promise.all([this.queue.page(actor, { area, cursor, limit: 25 }), this.queue.byArea(actor), this.meetings.toCome()])
    const at = area === undefined ? '/to-be-listed?' : `/to-be-listed?area=${area}&`
    const [dates, today] = [await this.plans.among(actor, items.map(({ ref }) => ref)), londonDate(this.clock.now())]
    const choices = { cases: Object.fromEntries(items.map(row => [row.ref, { text: this.wordsOf(row), ...sinceReferral(dates.get(row.ref), today) }])), meeting: meetingChoices(toCome, this.directory, area) }
    return render(beside(import.meta.url), {
      title: area === undefined ? 'Cases to list for a meeting' : `Cases to list for a meeting: ${this.directory.area(area)}`,
      breadcrumbs: [{ text: 'Meetings', href: '/meetings' }],
      filters: [
        { text: 'All areas', href: '/to-be-listed', current: area === undefined },
        ...this.directory.areas().flatMap(({ id, name, ended }) => (ended && !counts.has(id) ? [] : [{ text: `${name} (${counts.get(id) ?? 0})`, href: `/to-be-listed?area=${id}`, current: id === area }])),
      ],
      found: items.length > 0,
      empty: 'No case waits to be listed: each that a meeting is to hear is on an agenda.',
      noMeeting: toCome.length === 0,
      form: { action: '/to-be-listed', submit: 'List these cases', command: key, ...formFields(ListCasesInput, { values: { area: area ?? '', ...values }, errors, choices }), errors },
      more: { next: next === null ? undefined : `${at}cursor=${next}`, first: cursor === undefined ? undefined : at.slice(0, -1) },
      ...(await this.frames.of(request)),
    })
  }

  private wordsOf({ ref, victim, area, children, referred_at: at, meeting_requests: asked, listed_for: before }: CaseRow): string {
    return [
      `${ref}, ${victim ?? 'No longer held'}, ${this.directory.area(area)}`,
      ...(children > 0 ? [inPlural(children, 'child', 'children')] : []),
      `referred ${inShortDate(at)}`,
      ...(asked > 0 ? ['a partner asked for the meeting'] : []),
      ...(before === null ? [] : ['was on the agenda of a meeting that did not hear it']),
    ].join(', ')
  }

  private async send(request: FastifyRequest, actor: Actor, { cases, meeting }: ListCasesInput, key: string): Promise<string> {
    const row = (await this.meetings.toCome()).find(({ id }) => id === meeting)
    const outcomes = await inManyCases(this.commands, this.slices.get('marac', 'list-case'), { actor, cases, body: { meeting }, key, said: { done: 'Listed', none: 'There is no such case' } })
    return render(manyCases, {
      title: `${outcomes.filter(({ done }) => done).length} of ${inPlural(cases.length, 'case')} listed`,
      breadcrumbs: [{ text: 'Meetings', href: '/meetings' }],
      table: outcomesTable(outcomes),
      on: row ? { href: `/meetings/${row.id}`, text: 'The agenda of the meeting' } : { href: '/meetings', text: 'Meetings' },
      ...(await this.frames.of(request)),
    })
  }
}

/** That it waits for long, or by when it is to be heard; nothing where a plan is agreed or a meeting heard it before. */
function sinceReferral(dates: PlanDates | undefined, today: CalendarDate) {
  if (!dates) return {}
  const { text, tag } = planTag(dates, today)
  return tag ? { tag: { text, colour: tag } } : { hint: text }
}
