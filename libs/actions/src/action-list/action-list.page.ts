import { authorise, mayEver } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, agencyChoices, awayWords, beside, checkShape, Directory, dueTag, exportLinks, filterFields, Frames, HtmlPage, inShortDate, OneOf, Reference, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { statusWords } from '../action/action.words.js'
import { actionsAccess, seesAll } from '../actions.access.js'
import type { ActionRow } from './action-list.projection.js'
import { ActionList, type ActionFilter } from './action-list.query.js'

const { none: _none, ...statuses } = statusWords

/** What may stand behind the question mark of the list. */
export class ActionListInput {
  @OneOf('the status', { choices: { open: 'Not finished', 'to-do': 'To be answered or done', ...statuses, all: 'All' }, as: 'select', optional: true, label: 'Status' })
  status?: NonNullable<ActionFilter['status']>
  @Reference('the agency', { optional: true, label: 'Agency' }) agency?: string
  @OneOf('when they are due', { choices: { yes: 'Overdue', soon: 'Due in the next 7 days' }, as: 'select', optional: true, label: 'When they are due' })
  overdue?: 'yes' | 'soon'
  @OneOf('who asked for them', { choices: { asked: 'Your agency asked for them' }, as: 'select', optional: true, label: 'Asked for by' })
  whose?: 'asked'
  @Reference('whose', { as: 'hidden', optional: true }) of?: string
}
class ActionListQuery extends ActionListInput {
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

/** One action as the API lists it. */
const itemOf = (row: ActionRow, today: CalendarDate) => ({
  ref: row.ref,
  belongsTo: row.belongs_to,
  agency: row.agency,
  target: row.target,
  text: row.text,
  immediateSafety: row.immediate_safety === 1,
  status: row.status,
  agreedAt: row.agreed_at,
  firstDueOn: row.first_due_on,
  dueOn: row.due_on,
  acceptedBy: row.accepted_by,
  overdue: row.unmet === 1 && row.due_on < today,
  tier: row.tier,
  revision: row.revision,
})

@Controller()
@ApiTags('actions')
export class ActionListPage {
  constructor(
    private readonly list: ActionList,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('actions')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const who = signedInOf(request)
    authorise(actionsAccess, who.actor, 'actions.list')
    const { done: _done, ...asked } = query
    const { cursor, limit: _limit, ...filter } = checkShape(ActionListQuery, asked)
    const now = this.clock.now()
    const [{ items, next }, count] = await Promise.all([this.list.page(who.actor, filter, now, { cursor, limit: 25 }), this.list.count(who.actor, filter, now)])
    const address = (more: Record<string, string>): string => `/actions?${new URLSearchParams({ ...spoken(filter), ...more }).toString()}`
    return render(beside(import.meta.url), {
      title: filter.whose === 'asked' ? 'Actions that your agency asked of others' : seesAll(who.actor) ? 'Actions' : 'Actions of your agency',
      filter: filterFields(ActionListInput, { values: { status: 'open', ...asked }, choices: { agency: agencyChoices(this.directory) } }).filter(({ id }) => id !== 'agency' || seesAll(who.actor)),
      count,
      taken: filter.of === undefined ? undefined : this.whose(filter.of, londonDate(now)),
      exports: mayEver(actionsAccess, who.actor, 'actions.export') ? exportLinks('/actions/export', spoken(filter)) : [],
      table: this.table(items, seesAll(who.actor) || filter.whose === 'asked', londonDate(now)),
      more: { next: next === null ? undefined : address({ cursor: next }), first: cursor === undefined ? undefined : address({}) },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/actions')
  @ApiOperation({ summary: 'List actions', operationId: 'actions-list-actions' })
  @ApiQuery({ name: 'status', required: false, schema: { type: 'string', enum: ['open', 'to-do', ...Object.keys(statuses), 'all'] } })
  @ApiQuery({ name: 'agency', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'overdue', required: false, schema: { type: 'string', enum: ['yes', 'soon'] } })
  @ApiQuery({ name: 'whose', required: false, schema: { type: 'string', enum: ['asked'] }, description: 'Those that your agency asked of others' })
  @ApiQuery({ name: 'of', required: false, schema: { type: 'string' }, description: 'Only what this user accepted; `not-here`: what was accepted by people who are away and have no deputy' })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'The actions that you may list, the most overdue first: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(actionsAccess, actor, 'actions.list')
    const { cursor, limit = 50, ...filter } = checkShape(ActionListQuery, query)
    const now = this.clock.now()
    const { items, next } = await this.list.page(actor, filter, now, { cursor, limit })
    return { items: items.map(row => itemOf(row, londonDate(now))), next }
  }

  /** Who accepted it, where they are away. */
  private awayOf(user: string, today: CalendarDate): string | undefined {
    const away = awayWords(this.directory, user, today)
    return away === undefined ? undefined : `${this.directory.user(user)}: ${away}`
  }

  /** Whose actions are shown, where it is not everybody's. */
  private whose(of: string, today: CalendarDate): string {
    if (of === 'not-here') return 'Accepted by people who are away and have no deputy'
    const away = awayWords(this.directory, of, today)
    return `Accepted by ${this.directory.user(of)}${away === undefined ? '' : `. ${away}`}`
  }

  private table(rows: readonly ActionRow[], others: boolean, today: CalendarDate) {
    return {
      caption: 'Actions',
      captionHidden: true,
      empty: 'No actions match. Nothing is hidden by mistake: change the filters to see others.',
      columns: [{ text: 'Action', whole: true }, { text: 'What' }, ...(others ? [{ text: 'Agency' }] : []), { text: 'Status' }, { text: 'Due', whole: true }, { text: 'How long' }],
      rows: rows.map(row => [
        { text: row.ref, href: `/actions/${row.ref}` },
        { text: row.status === 'in-error' ? 'Hidden' : (row.text ?? 'No longer held') },
        ...(others ? [{ text: this.directory.agency(row.agency) }] : []),
        { text: statusWords[row.status], after: row.status === 'accepted' && row.accepted_by !== null ? this.awayOf(row.accepted_by, today) : undefined },
        { text: inShortDate(row.due_on) },
        row.unmet === 1 ? dueTag(row.due_on, today) : { text: 'Nothing more to do in time' },
      ]),
    }
  }
}

/** The parts of a filter that were given, for an address. */
const spoken = (filter: ActionFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
