import { authorise, mayEver } from '@lantern/access'
import { DutiesOf, tierWords, type DutyRow } from '@lantern/actions'
import { Clock, londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, awayWords, beside, Buttons, checkShape, Directory, dueTag, exportFormats, Frames, HtmlPage, inShortDate, OneOf, Reference, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess, seesAll } from '../marac.access.js'
import type { ResearchRow } from './research-requests.projection.js'
import { ResearchRequests, type ResearchFilter } from './research-requests.query.js'
import { WhyResearchCells } from './why-research-cells.js'

class ResearchQuery {
  @Reference('whose', { optional: true }) of?: string
  @OneOf('whether to show late ones only', { choices: { yes: 'Late', no: 'All' }, optional: true }) late?: 'yes' | 'no'
  @OneOf('whether to show those due today only', { choices: { yes: 'Due today', no: 'All' }, optional: true }) today?: 'yes' | 'no'
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

@Controller()
@ApiTags('marac')
export class ResearchRequestsPage {
  constructor(
    private readonly requests: ResearchRequests,
    private readonly duties: DutiesOf,
    private readonly buttons: Buttons,
    private readonly clock: Clock,
    private readonly whys: WhyResearchCells,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('research')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-research')
    const { done, ...asked } = query
    const { cursor, of, ...chosen } = checkShape(ResearchQuery, asked)
    const which = filterOf(chosen)
    const now = this.clock.now()
    const { items, next } = await this.requests.page(actor, which, now, { cursor, limit: 25, of })
    const whys = await this.whys.of(items, londonDate(now))
    const raised = await this.raised(items)
    const [all, opens] = [seesAll(actor), mayEver(maracAccess, actor, 'marac.read-case')]
    const at = `${filters[which].href}${of === undefined ? '' : `${filters[which].href.includes('?') ? '&' : '?'}of=${of}`}`
    const answers = !all && mayEver(maracAccess, actor, 'marac.return-research')
    return render(beside(import.meta.url), {
      notice: this.buttons.done(done),
      taken: of === undefined ? undefined : this.whose(of, londonDate(now)),
      title: which !== 'all' ? filters[which].title : all ? 'Research that has not come' : 'Research to return',
      filters: Object.entries(filters).map(([name, { text, href }]) => ({ text, href, current: name === which })),
      many: answers && items.length > 0,
      files: answers && items.length > 0 ? Object.entries(exportFormats).map(([as, { words }]) => ({ text: words, href: `/research/people-to-search?as=${as}&which=${which}` })) : [],
      table: {
        caption: 'Research requests',
        captionHidden: true,
        empty: of === undefined ? filters[which].empty : 'No research of theirs is waiting for an answer.',
        columns: [{ text: 'Case', whole: true }, ...(all ? [{ text: 'Agency' }] : []), { text: 'Asked', whole: true }, { text: 'Due' }, { text: 'Searching now' }, ...(raised.size > 0 ? [{ text: 'Escalated to' }] : []), ...(answers ? [{ text: 'Answer' }] : [])],
        rows: items.map((row, i) => [
          opens ? { text: row.ref, href: `/cases/${row.ref}` } : { text: row.ref },
          ...(all ? [{ text: this.directory.agency(row.agency) }] : []),
          { text: inShortDate(row.requested_at) },
          { ...dueTag(row.due_on, londonDate(now)), ...whys[i] },
          this.takenCell(row, actor.user, answers, londonDate(now)),
          ...(raised.size > 0 ? [escalatedCell(raised.get(row.id), all)] : []),
          ...(answers ? [{ text: `Return research on ${row.ref}`, href: `/cases/${row.ref}/return-research` }] : []),
        ]),
      },
      more: { next: next === null ? undefined : `${at}${at.includes('?') ? '&' : '?'}cursor=${next}`, first: cursor === undefined ? undefined : at },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/research-requests')
  @ApiOperation({ summary: 'List research that has not come', operationId: 'marac-list-research-requests' })
  @ApiQuery({ name: 'late', required: false, schema: { type: 'string', enum: ['yes', 'no'] } })
  @ApiQuery({ name: 'today', required: false, schema: { type: 'string', enum: ['yes', 'no'] } })
  @ApiQuery({ name: 'of', required: false, schema: { type: 'string' }, description: 'Only what this user took; `not-here`: what was taken by people who are away and have no deputy' })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'What your agency has to answer (the Hub: every agency), the most overdue first: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-research')
    const { cursor, limit = 50, of, ...chosen } = checkShape(ResearchQuery, query)
    const now = this.clock.now()
    const { items, next } = await this.requests.page(actor, filterOf(chosen), now, { cursor, limit, of })
    const today = londonDate(now)
    const raised = await this.raised(items)
    return { items: items.map(row => ({ ref: row.ref, agency: row.agency, requestedAt: row.requested_at, dueOn: row.due_on, takenBy: row.taken_by, late: row.due_on < today, escalatedTo: raised.get(row.id)?.tier ?? null })), next }
  }

  /** How far each of them was raised, by the row's id; whoever was merely told that it is due is not who it was raised to. */
  private async raised(rows: readonly ResearchRow[]): Promise<ReadonlyMap<string, DutyRow>> {
    const duties = await this.duties.standing([...new Set(rows.map(({ ref }) => ref))])
    return new Map(duties.flatMap(duty => (duty.kind === 'research' && duty.tier !== null && duty.tier !== 'owner' && duty.closed === 0 ? [[`${duty.belongs_to}/${duty.agency}`, duty] as const] : [])))
  }

  /** Whose research is shown, where it is not everybody's. */
  private whose(of: string, today: CalendarDate): string {
    if (of === 'not-here') return 'Taken by people who are away and have no deputy'
    const away = awayWords(this.directory, of, today)
    return `Taken by ${this.directory.user(of)}${away === undefined ? '' : `. ${away}`}`
  }

  /** Who searches; to colleagues of an agency a way to take what nobody has, and to leave what they took. */
  private takenCell({ ref, taken_by: by }: ResearchRow, user: string, answers: boolean, today: CalendarDate): { readonly text: string; readonly href?: string; readonly after?: string | undefined } {
    const after = by === null ? undefined : awayWords(this.directory, by, today)
    if (!answers) return { text: by === null ? 'Nobody yet' : this.directory.user(by), after }
    if (by === null) return { text: `Take ${ref}`, href: `/cases/${ref}/take-research` }
    return by === user ? { text: `You: leave ${ref}`, href: `/cases/${ref}/leave-research` } : { text: this.directory.user(by), after }
  }
}

/** Those who decide on it, or follow it, find it there. */
const escalatedCell = (duty: DutyRow | undefined, follows: boolean): { readonly text: string; readonly href?: string } =>
  duty === undefined || duty.tier === null ? { text: 'Nobody' } : { text: tierWords[duty.tier], ...(follows && { href: `/escalations/${duty.ref}` }) }

const filters = {
  all: { text: 'All', title: 'Research to return', href: '/research', empty: 'No research is waiting for an answer.' },
  today: { text: 'Due today', title: 'Research due today', href: '/research?today=yes', empty: 'No research is due today.' },
  late: { text: 'Late', title: 'Late research', href: '/research?late=yes', empty: 'No research is late.' },
} as const

const filterOf = ({ late, today }: Pick<ResearchQuery, 'late' | 'today'>): ResearchFilter => (late === 'yes' ? 'late' : today === 'yes' ? 'today' : 'all')
