import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { RulesNow } from '@lantern/rules'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, dueTag, Frames, HtmlPage, inDateTime, inShortDate, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { whyCells } from '../why-cells.js'
import type { TransferRow } from './transfers.projection.js'
import { Transfers, type TransfersShown } from './transfers.query.js'

const words: Readonly<Record<TransfersShown, string>> = { out: 'To another area, not acknowledged', in: 'From another area, to acknowledge', all: 'All' }
const empty: Readonly<Record<TransfersShown, string>> = {
  out: 'Every transfer to another area is acknowledged.',
  in: 'Every transfer from another area is acknowledged.',
  all: 'No case was transferred.',
}

class TransfersQuery {
  @OneOf('which transfers to show', { choices: words, optional: true }) show?: TransfersShown
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

/** Where each stands. The other area is named on the case alone. */
@Controller()
@ApiTags('marac')
export class TransfersPage {
  constructor(
    private readonly transfers: Transfers,
    private readonly clock: Clock,
    private readonly rules: RulesNow,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('transfers')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-transfers')
    const { show = 'out', cursor } = checkShape(TransfersQuery, query)
    const { items, next } = await this.transfers.page(actor, show, { cursor, limit: 25 })
    const today = londonDate(this.clock.now())
    const whys = await whyCells(this.rules, items, row => ({ clock: 'transferAcknowledgement', startedAt: row.at, startEvent: row.direction === 'out' ? 'the case was sent to another area' : 'the case came from another area', firstDueOn: row.acknowledge_by, what: `the transfer of ${row.ref}` }))
    const at = (of: TransfersShown) => `/transfers?show=${of}`
    return render(beside(import.meta.url), {
      title: 'Transfers',
      lists: (Object.keys(words) as TransfersShown[]).map(of => ({ text: words[of], href: at(of), ...(of === show && { current: true }) })),
      table: {
        caption: words[show],
        captionHidden: true,
        empty: empty[show],
        columns: [{ text: 'Case', whole: true }, { text: 'Direction' }, { text: 'Recorded' }, { text: 'Acknowledgement' }, { text: 'What to do' }],
        rows: items.map((row, i) => [
          { text: row.ref, href: `/cases/${row.ref}#transfer` },
          { text: row.direction === 'out' ? 'To another area' : 'From another area' },
          { text: inDateTime(row.at) },
          row.stands === 'waiting' ? { ...standsCell(row, today), ...whys[i] } : standsCell(row, today),
          stepOf(row),
        ]),
      },
      more: { next: next === null ? undefined : `${at(show)}&cursor=${next}`, first: cursor === undefined ? undefined : at(show) },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/transfers')
  @ApiOperation({ summary: 'List transfers to and from another area', operationId: 'marac-list-transfers' })
  @ApiQuery({ name: 'show', required: false, schema: { type: 'string', enum: Object.keys(words), default: 'out' } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Transfers, what is to be acknowledged first before the others: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-transfers')
    const { show = 'out', cursor, limit = 50 } = checkShape(TransfersQuery, query)
    const { items, next } = await this.transfers.page(actor, show, { cursor, limit })
    return { items: items.map(row => ({ id: row.id, ref: row.ref, direction: row.direction, recordedAt: row.at, acknowledgeBy: row.acknowledge_by, stands: row.stands, endedOn: row.ended_on })), next }
  }
}

function standsCell({ stands, ended_on: ended, acknowledge_by: by }: TransferRow, today: CalendarDate) {
  if (stands === 'waiting' || ended === null) return dueTag(by, today)
  return stands === 'acknowledged' ? { text: `Acknowledged ${inShortDate(ended)}`, tag: 'green' } : { text: `Came back ${inShortDate(ended)}`, tag: 'grey' }
}

function stepOf({ ref, direction, stands }: TransferRow) {
  if (stands !== 'waiting') return { text: 'Nothing' }
  return direction === 'out' ? { text: `Record the answer: ${ref}`, href: `/cases/${ref}#transfer` } : { text: `Acknowledge: ${ref}`, href: `/cases/${ref}/acknowledge-transfer-in` }
}
