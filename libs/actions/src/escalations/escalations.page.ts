import { authorise } from '@lantern/access'
import { Clock, londonDate, workingDaysLate } from '@lantern/clock'
import { RulesNow, tiers, type Tier } from '@lantern/rules'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Frames, HtmlPage, inShortDate, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { tierWords } from '../answers.words.js'
import { fromCell } from '../late-cells.js'
import { askedWords, lateWords } from '../late.words.js'
import { lateKindWords } from '../duty/duty.words.js'
import { actionsAccess } from '../actions.access.js'
import { AgenciesShown } from '../shown-agencies.js'
import { Escalations } from './escalations.query.js'

class EscalationsQuery {
  @OneOf('the step of the ladder', { choices: tierWords, optional: true }) tier?: Tier
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

/** What has reached which step, since when. References and agencies only: governance sees no names and no text. */
@Controller()
@ApiTags('actions')
export class EscalationsPage {
  constructor(
    private readonly escalations: Escalations,
    private readonly rules: RulesNow,
    private readonly clock: Clock,
    private readonly agencies: AgenciesShown,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('escalations')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(actionsAccess, actor, 'actions.escalations')
    const { tier, cursor } = checkShape(EscalationsQuery, query)
    const today = londonDate(this.clock.now())
    const [agencies, { items, next }, counts, { rules }] = await Promise.all([
      this.agencies.to(actor),
      this.escalations.page(actor, tier, { cursor, limit: 25 }),
      this.escalations.countByTier(actor),
      this.rules.inForce(this.clock.now()),
    ])
    const at = (more: Record<string, string>): string => `/escalations?${new URLSearchParams({ ...(tier && { tier }), ...more }).toString()}`
    return render(beside(import.meta.url), {
      title: 'Escalations',
      steps: [...counts].map(([of, count]) => ({ text: `${tierWords[of]} (${count})`, href: `/escalations?tier=${of}`, current: of === tier })),
      all: tier === undefined ? undefined : '/escalations',
      table: {
        caption: tier === undefined ? 'Everything that was raised' : `Escalated to the ${tierWords[tier]}`,
        // Below the title it would say the same again.
        captionHidden: tier === undefined,
        empty: 'Nothing is escalated.',
        columns: [{ text: 'What', whole: true }, { text: 'Agency' }, { text: 'Step' }, { text: 'Asked' }, { text: 'Since', whole: true }, { text: 'Due', whole: true }, { text: 'Late or missed' }],
        rows: items.map(row => [
          { text: row.ref, href: `/escalations/${row.ref}`, after: lateKindWords[row.kind] },
          { text: agencies.name(row.agency) },
          { text: row.tier === null ? '' : tierWords[row.tier] },
          { text: askedWords(row.kind, row.asks) },
          { text: row.tier_on === null ? '' : inShortDate(row.tier_on) },
          fromCell(row.kind, row.due_on, row.first_due_on),
          { text: lateWords[row.kind].measure({ workingDaysLate: workingDaysLate(row.due_on, today, rules.calendar), missed: row.missed ?? null }) },
        ]),
      },
      more: { next: next === null ? undefined : at({ cursor: next }), first: cursor === undefined ? undefined : at({}) },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/actions/escalations')
  @ApiOperation({ summary: 'List escalations', operationId: 'actions-list-escalations' })
  @ApiQuery({ name: 'tier', required: false, schema: { type: 'string', enum: [...tiers] } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'What is overdue and has been raised, the longest overdue first: {"items":[…],"next":…}. No word of what it is about; to groups an agency may be not-named' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(actionsAccess, actor, 'actions.escalations')
    const { tier, cursor, limit = 50 } = checkShape(EscalationsQuery, query)
    const [agencies, { items, next }, { rules }] = await Promise.all([this.agencies.to(actor), this.escalations.page(actor, tier, { cursor, limit }), this.rules.inForce(this.clock.now())])
    const today = londonDate(this.clock.now())
    return {
      items: items.map(row => ({
        ref: row.ref,
        kind: row.kind,
        agency: agencies.id(row.agency),
        tier: row.tier,
        dueOn: row.due_on,
        workingDaysLate: workingDaysLate(row.due_on, today, rules.calendar),
        openSince: row.tier_on,
        askedOf: row.asked_of === null ? null : agencies.id(row.asked_of),
        asks: row.asks,
        missed: row.missed ?? null,
        area: row.area ?? null,
      })),
      next,
    }
  }
}
