import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, agencyChoices, beside, checkShape, Directory, filterFields, Frames, HtmlPage, inPlural, OneOf, Reference, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { caseItemOf, caseTableOf } from '../case-rows.view.js'
import { maracAccess } from '../marac.access.js'
import { statusWords } from '../marac-case/marac-case.words.js'
import { Pairs } from '../pairs/pairs.query.js'
import { CaseList, type CaseFilter } from './case-list.query.js'

const { none: _none, ...statuses } = statusWords

export class CaseListInput {
  @OneOf('the status', { choices: { current: 'Referred or open', ...statuses, all: 'All' }, as: 'select', optional: true, label: 'Status' })
  status?: CaseFilter['status']
  @Reference('the area', { optional: true, label: 'Area' }) area?: string
  @Reference('the agency that referred', { optional: true, label: 'Referred by' }) agency?: string
  @OneOf('the route', { choices: { 'to-be-listed': 'To be listed', 'hub-managed': 'Hub-managed', 'not-chosen': 'Not chosen' }, as: 'select', optional: true, label: 'Route' })
  route?: NonNullable<CaseFilter['route']>
  @OneOf('the order', { choices: { attention: 'What needs attention first', newest: 'Newest first' }, as: 'select', optional: true, label: 'Order' })
  sort?: NonNullable<CaseFilter['sort']>
}
class CaseListQuery extends CaseListInput {
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

@Controller()
@ApiTags('marac')
export class CaseListPage {
  constructor(
    private readonly list: CaseList,
    private readonly pairs: Pairs,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-cases')
    const { done: _done, ...asked } = query
    const { cursor, limit: _limit, status = 'current', ...rest } = checkShape(CaseListQuery, asked)
    const filter = { status, ...rest }
    const [{ items, next }, { count, more }] = await Promise.all([this.list.page(actor, filter, { cursor, limit: 25 }), this.list.count(actor, filter)])
    const address = (of: Record<string, string>): string =>
      `/cases?${new URLSearchParams(Object.entries({ ...filter, ...of }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]))).toString()}`
    const counted = more ? `More than ${inPlural(count, 'case')}` : inPlural(count, 'case')
    return render(beside(import.meta.url), {
      title: 'Cases',
      filter: filterFields(CaseListInput, { values: { sort: 'attention', ...asked, status }, choices: { area: this.areas(), agency: agencyChoices(this.directory) } }),
      count: counted,
      table: caseTableOf(items, {
        names: this.directory,
        today: londonDate(this.clock.now()),
        repeats: await this.pairs.repeatsOf(actor, items.map(({ ref }) => ref)),
        caption: 'Cases',
        empty: '0 cases match these filters, among the cases that you may see. Choose another status or area to see more.',
      }),
      more: { next: next === null ? undefined : address({ cursor: next }), first: cursor === undefined ? undefined : address({}) },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/cases')
  @ApiOperation({ summary: 'List cases', operationId: 'marac-list-cases' })
  @ApiQuery({ name: 'status', required: false, schema: { type: 'string', enum: ['current', ...Object.keys(statuses), 'all'], default: 'all' } })
  @ApiQuery({ name: 'area', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'agency', required: false, schema: { type: 'string' }, description: 'The agency that referred' })
  @ApiQuery({ name: 'route', required: false, schema: { type: 'string', enum: ['to-be-listed', 'hub-managed', 'not-chosen'] } })
  @ApiQuery({ name: 'sort', required: false, schema: { type: 'string', enum: ['attention', 'newest'], default: 'newest' } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } })
  @ApiOkResponse({ description: 'The cases that you may see: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-cases')
    const { cursor, limit = 50, status = 'all', sort = 'newest', ...rest } = checkShape(CaseListQuery, query)
    const { items, next } = await this.list.page(actor, { status, sort, ...rest }, { cursor, limit })
    const repeats = await this.pairs.repeatsOf(actor, items.map(({ ref }) => ref))
    return { items: items.map(item => caseItemOf(item, repeats.get(item.ref))), next }
  }

  private areas(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.directory.areas().map(({ id, name }) => [id, name]))
  }
}
