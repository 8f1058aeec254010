import { authorise, mayEver, SavedFilters, type SavedFilter } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, exportLinks, filterFields, formFields, Frames, HtmlPage, inNumber, inPlural, render, signedInOf, Text, WholeNumber, type FormField } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { caseItemOf, caseTableOf } from '../case-rows.view.js'
import { maracAccess } from '../marac.access.js'
import { current } from '../marac-case/marac-case.allowed.js'
import { Pairs } from '../pairs/pairs.query.js'
import type { FacetCounts } from './case-facets.policy.js'
import { SavedFilterName } from './case-filters.page.js'
import { caseListAddress, CaseListInput, choicesOf, filterWords } from './case-list.input.js'
import { CaseList, type CaseCounts } from './case-list.query.js'

class CaseListQuery extends CaseListInput {
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

/** What stands in the form at first; the others are behind "More filters". */
const first: readonly string[] = ['status', 'area', 'district', 'coordinator', 'overdue', 'route', 'risk', 'sort']

const notices = new Map([['filter-saved', 'Filters saved'], ['filter-deleted', 'Saved filters deleted']])

@Controller()
@ApiTags('marac')
export class CaseListPage {
  constructor(
    private readonly list: CaseList,
    private readonly pairs: Pairs,
    private readonly saved: SavedFilters,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-cases')
    const { done, ...asked } = query
    const { cursor, limit: _limit, status = 'current', ...rest } = checkShape(CaseListQuery, asked)
    const filter = { status, ...rest }
    const now = this.clock.now()
    const [{ items, next }, counts, saved] = await Promise.all([
      this.list.page(actor, filter, now, { cursor, limit: 25 }),
      this.list.counts(actor, filter, now),
      this.saved.of(actor.user, 'cases'),
    ])
    const fields = filterFields(CaseListInput, { values: { sort: 'attention', ...asked, status }, choices: choicesOf(this.directory) })
    const counted = withCounts(fields, counts.facets, status).filter(({ id }) => id !== 'coordinator' || mayEver(maracAccess, actor, 'marac.list-coordinators'))
    const chosen = chosenOf(fields, filter)
    return render(beside(import.meta.url), {
      title: 'Cases',
      notice: typeof done === 'string' ? notices.get(done) : undefined,
      name: formFields(SavedFilterName).field['name'],
      filter: counted.filter(({ id }) => first.includes(id)),
      more: counted.filter(({ id }) => !first.includes(id)),
      moreOpen: chosen.some(({ id }) => !first.includes(id)),
      chosen: chosen.map(({ id, text }) => ({ text, href: caseListAddress({ ...filter, [id]: undefined }) })),
      saved: saved.map(each => ({ ...each, href: caseListAddress(each.query), current: sameFilter(each, filter) })),
      keep: Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
      coordinators: mayEver(maracAccess, actor, 'marac.list-coordinators'),
      several: mayEver(maracAccess, actor, 'marac.list-several-victims'),
      exports: mayEver(maracAccess, actor, 'marac.export-cases') ? exportLinks('/cases/export', filter) : [],
      count: inWords(counts),
      table: caseTableOf(items, {
        names: this.directory,
        today: londonDate(now),
        repeats: await this.pairs.repeatsOf(actor, items.map(({ ref }) => ref)),
        caption: 'Cases',
        empty: '0 cases match these filters, among the cases that you may see. Choose another status or area to see more.',
      }),
      pages: { next: next === null ? undefined : caseListAddress({ ...filter, cursor: next }), first: cursor === undefined ? undefined : caseListAddress(filter) },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/cases')
  @ApiOperation({ summary: 'List cases', operationId: 'marac-list-cases' })
  @ApiQuery({ name: 'status', required: false, schema: { type: 'string', enum: Object.keys(filterWords.status), default: 'all' } })
  @ApiQuery({ name: 'area', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'district', required: false, schema: { type: 'string' }, description: 'Where the victim lives, or not-said' })
  @ApiQuery({ name: 'agency', required: false, schema: { type: 'string' }, description: 'The agency that referred' })
  @ApiQuery({ name: 'asked', required: false, schema: { type: 'string' }, description: 'An agency that was asked for research' })
  @ApiQuery({ name: 'route', required: false, schema: { type: 'string', enum: Object.keys(filterWords.route) } })
  @ApiQuery({ name: 'risk', required: false, schema: { type: 'string', enum: Object.keys(filterWords.risk) }, description: 'The level that stands as decided' })
  @ApiQuery({ name: 'overdue', required: false, schema: { type: 'string', enum: ['yes'] }, description: 'The decision on the referral, research or an action' })
  @ApiQuery({ name: 'children', required: false, schema: { type: 'string', enum: ['yes', 'no'] } })
  @ApiQuery({ name: 'repeat', required: false, schema: { type: 'string', enum: ['yes', 'no'] } })
  @ApiQuery({ name: 'coordinator', required: false, schema: { type: 'string' }, description: 'Who of the Hub has the case: the id of a user, `me`, `nobody`, or `not-here` for open cases of nobody who is here' })
  @ApiQuery({ name: 'sort', required: false, schema: { type: 'string', enum: ['attention', 'newest'], default: 'newest' } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } })
  @ApiOkResponse({ description: 'The cases that you may see: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-cases')
    const { cursor, limit = 50, status = 'all', sort = 'newest', ...rest } = checkShape(CaseListQuery, query)
    const { items, next } = await this.list.page(actor, { status, sort, ...rest }, this.clock.now(), { cursor, limit })
    const repeats = await this.pairs.repeatsOf(actor, items.map(({ ref }) => ref))
    return { items: items.map(item => caseItemOf(item, repeats.get(item.ref))), next }
  }
}

/** "12 cases"; "More than 12 cases" where not all could be counted. */
const inWords = ({ total, more }: CaseCounts): string => (more ? `More than ${inPlural(total, 'case')}` : inPlural(total, 'case'))

/** "East Kent (12)": how many cases each choice would show. A status outside the one that is shown was not counted, and has no number. */
const withCounts = <F extends FormField>(fields: readonly F[], facets: FacetCounts | undefined, status: string): readonly F[] =>
  fields.map(field => {
    const counts = new Map<string, ReadonlyMap<string, number>>(Object.entries(facets ?? {})).get(field.id)
    if (!counts) return field
    const known = (value: string): boolean => field.id !== 'status' || status === 'all' || value === status || (status === 'current' && current.some(each => each === value))
    return { ...field, items: field.items.map(item => (known(item.value) ? { ...item, text: `${item.text} (${inNumber(counts.get(item.value) ?? 0)})` } : item)) }
  })

/** What was chosen beside status and order, each to be taken away. */
const chosenOf = (fields: readonly FormField[], filter: Readonly<Record<string, unknown>>) =>
  fields.flatMap(({ id, label, items }) => {
    const value = id === 'status' || id === 'sort' ? undefined : filter[id]
    return typeof value === 'string' ? [{ id, text: `${label}: ${items.find(item => item.value === value)?.text ?? value}` }] : []
  })

const sameFilter = ({ query }: SavedFilter, filter: Readonly<Record<string, string | undefined>>): boolean => caseListAddress(query) === caseListAddress(filter)
