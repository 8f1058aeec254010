import { authorise } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, Frames, HtmlPage, inDate, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { StuckCases } from './stuck-cases.query.js'

class StuckQuery {
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

/** Open cases in which nothing is to come, for the Hub. */
@Controller()
@ApiTags('marac')
export class StuckCasesPage {
  constructor(
    private readonly stuck: StuckCases,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('stuck-cases')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-stuck-cases')
    const { cursor } = checkShape(StuckQuery, query)
    const { items, next } = await this.stuck.page(actor, this.clock.now(), { cursor, limit: 25 })
    return render(beside(import.meta.url), {
      title: 'Open cases without a next date',
      table: {
        caption: 'Open cases without a next date',
        captionHidden: true,
        empty: 'In each open case something is to come.',
        columns: [{ text: 'Case', whole: true }, { text: 'Victim' }, { text: 'Area' }, { text: 'Coordinator' }, { text: 'Nothing recorded since', whole: true }],
        rows: items.map(({ ref, victim, area, coordinator, changed_at: at }) => [
          { text: ref, href: `/cases/${ref}` },
          { text: victim ?? 'No longer held' },
          { text: this.directory.area(area) },
          { text: coordinator === null ? 'Nobody' : this.directory.user(coordinator) },
          { text: inDate(at) },
        ]),
      },
      more: { next: next === null ? undefined : `/stuck-cases?${new URLSearchParams({ cursor: next }).toString()}`, first: cursor === undefined ? undefined : '/stuck-cases' },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/stuck-cases')
  @ApiOperation({ summary: 'List open cases without a next date', operationId: 'marac-list-stuck-cases' })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Open cases in which nothing is to come, what has stood still longest first: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-stuck-cases')
    const { cursor, limit = 50 } = checkShape(StuckQuery, query)
    const { items, next } = await this.stuck.page(actor, this.clock.now(), { cursor, limit })
    return { items: items.map(({ ref, victim, area, coordinator, changed_at: changedAt }) => ({ ref, victim, area, coordinator, changedAt })), next }
  }
}
