import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { RulesNow } from '@lantern/rules'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, dueTag, Frames, HtmlPage, inDateTime, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess, seesAll } from '../marac.access.js'
import { statusTags, statusWords } from '../marac-case/marac-case.words.js'
import { whyCells } from '../why-cells.js'
import { IdvaContacts } from './idva-contacts.query.js'

class IdvaContactsQuery {
  @OneOf('whether to show late ones only', { choices: { yes: 'Late', no: 'All' }, optional: true }) late?: 'yes' | 'no'
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

@Controller()
@ApiTags('marac')
export class IdvaContactsPage {
  constructor(
    private readonly contacts: IdvaContacts,
    private readonly clock: Clock,
    private readonly rules: RulesNow,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('idva-contacts')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-idva-contacts')
    const { cursor, late: only } = checkShape(IdvaContactsQuery, query)
    const late = only === 'yes'
    const now = this.clock.now()
    const { items, next } = await this.contacts.page(actor, late, now, { cursor, limit: 25 })
    const whys = await whyCells(this.rules, items, row => ({ clock: 'idvaContact', startedAt: row.referred_at, startEvent: 'the referral came', what: `the first contact on ${row.ref}` }))
    const at = late ? '/idva-contacts?late=yes' : '/idva-contacts'
    return render(beside(import.meta.url), {
      title: late ? 'First IDVA contacts that are late' : seesAll(actor) ? 'First IDVA contacts to come' : 'Victims to contact',
      other: late ? { text: 'Show all that are to come', href: '/idva-contacts' } : { text: 'Show late ones only', href: '/idva-contacts?late=yes' },
      table: {
        caption: 'Victims whom no IDVA has tried to reach',
        captionHidden: true,
        empty: late ? 'No first contact is late.' : 'An IDVA has tried to reach every victim.',
        columns: [{ text: 'Case', whole: true }, { text: 'Victim' }, { text: 'Area' }, { text: 'From' }, { text: 'Status' }, { text: 'Referred' }, { text: 'First contact' }],
        rows: items.map((row, i) => [
          { text: row.ref, href: `/cases/${row.ref}` },
          { text: row.victim ?? 'No longer held' },
          { text: this.directory.area(row.area) },
          { text: this.directory.agency(row.agency) },
          { text: statusWords[row.status], tag: statusTags[row.status] },
          { text: inDateTime(row.referred_at) },
          { ...dueTag(row.contact_due_on, londonDate(now)), ...whys[i] },
        ]),
      },
      more: { next: next === null ? undefined : `${at}${late ? '&' : '?'}cursor=${next}`, first: cursor === undefined ? undefined : at },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/idva-contacts')
  @ApiOperation({ summary: 'List victims whom no IDVA has tried to reach', operationId: 'marac-list-idva-contacts' })
  @ApiQuery({ name: 'late', required: false, schema: { type: 'string', enum: ['yes', 'no'] } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Cases whose victim is still to be contacted, the longest waiting first: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-idva-contacts')
    const { cursor, limit = 50, late } = checkShape(IdvaContactsQuery, query)
    const now = this.clock.now()
    const { items, next } = await this.contacts.page(actor, late === 'yes', now, { cursor, limit })
    const today = londonDate(now)
    return {
      items: items.map(row => ({ ref: row.ref, area: row.area, agency: row.agency, status: row.status, victim: row.victim, referredAt: row.referred_at, dueOn: row.contact_due_on, late: row.contact_due_on < today })),
      next,
    }
  }
}
