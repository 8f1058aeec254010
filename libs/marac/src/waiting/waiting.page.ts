import { authorise, mayEver } from '@lantern/access'
import { belongsToOf } from '@lantern/actions'
import { Clock, isOverdue, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, awayWords, beside, checkShape, Directory, dueTag, Frames, HtmlPage, inList, inShortDate, OneOf, render, signedInOf, WholeNumber, WorkCards, type WaitingItem, type WaitingList } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import { DiscoveryService } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'
import type { RiskLevel } from '../marac-case/marac-case.events.js'
import { isCaseRef } from '../marac-case/marac-case.refs.js'
import { riskLevelWords } from '../marac-case/marac-case.words.js'
import { workPagesOf } from '../work-pages.js'

type Whose = WaitingList['whose']
/** So many are shown on the page, of all lists together; the lists hold the rest. */
const shown = 25

const words = {
  ours: { title: "My agency's work", at: '/agency-work', caption: 'What waits for your agency, overdue first', empty: 'Nothing is waiting for your agency.' },
  others: { title: 'Waiting on others', at: '/waiting-on-others', caption: 'What your agency waits for, overdue first', empty: 'Your agency is waiting for nobody.' },
} as const

class WaitingQuery {
  @OneOf('whose work', { choices: { ours: 'Of your agency', others: 'Of others' }, optional: true }) whose?: Whose
  @WholeNumber('the number of items of each list', { min: 1, max: 200, optional: true }) limit?: number
}

type WithRisk = WaitingItem & { readonly risk: RiskLevel | null }

const riskOrder: readonly (RiskLevel | null)[] = ['high', null, 'medium', 'standard']

/**
 * What is overdue first, of that the high risk first; then by date, and of one day by risk. A risk that nobody has decided on yet stands before one that was decided to be lower.
 * What has no date comes last, the longest waiting first.
 */
const byUrgency = (today: CalendarDate) => (a: WithRisk, b: WithRisk): number => {
  const [overdueA, overdueB] = [a, b].map(({ dueOn }) => (dueOn !== null && isOverdue(dueOn, today) ? 0 : 1)) as [number, number]
  const byRisk = riskOrder.indexOf(a.risk) - riskOrder.indexOf(b.risk)
  const byDate = (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')
  return overdueA - overdueB || (overdueA === 0 ? byRisk || byDate : byDate || byRisk) || a.since.localeCompare(b.since) || a.ref.localeCompare(b.ref)
}

/** What waits for the reader's agency, and whom that agency waits for: counted, and the most urgent of it with whom it waits for and since when. */
@Controller()
@ApiTags('marac')
export class WaitingPage {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly cases: Cases,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('agency-work')
  ours(@Req() request: FastifyRequest): Promise<string> {
    return this.page(request, 'ours')
  }

  @HtmlPage('waiting-on-others')
  others(@Req() request: FastifyRequest): Promise<string> {
    return this.page(request, 'others')
  }

  @Get('api/marac/waiting')
  @ApiOperation({ summary: 'Count and list what waits for your agency, or what it waits for', operationId: 'marac-list-waiting' })
  @ApiQuery({ name: 'whose', required: false, schema: { type: 'string', enum: ['ours', 'others'], default: 'ours' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 25 }, description: 'Of each list, the most overdue first' })
  @ApiOkResponse({ description: 'Each list with its count, its address and the first of what it holds: {"items":[…],"next":null}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.see-waiting')
    const { whose = 'ours', limit = shown } = checkShape(WaitingQuery, query)
    const lists = await this.lists(actor, whose, limit)
    return { items: lists.map(({ card, first }) => ({ text: card.text, count: card.count, href: card.href, first })), next: null }
  }

  private async page(request: FastifyRequest, whose: Whose): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.see-waiting')
    const lists = await this.lists(actor, whose, shown)
    const today = londonDate(this.clock.now())
    const items = (await this.withRisk(actor, lists.flatMap(({ first }) => first))).sort(byUrgency(today)).slice(0, shown)
    const count = lists.reduce((sum, { card }) => sum + card.count, 0)
    const { title, at, caption, empty } = words[whose]
    return render(beside(import.meta.url), {
      title,
      pages: workPagesOf(actor, at),
      cards: lists.map(({ card }) => card),
      rest: count > items.length ? `These are the first ${items.length} of ${count}. Each count above leads to its whole list.` : undefined,
      table: {
        caption,
        empty,
        columns: [{ text: 'Case, action or meeting', whole: true }, { text: 'What' }, { text: 'Waits for' }, ...(this.reads(actor) ? [{ text: 'Risk level' }] : []), { text: 'Since', whole: true }, { text: 'Due' }],
        rows: items.map(item => this.cellsOf(item, today, this.reads(actor))),
      },
      ...(await this.frames.of(request)),
    })
  }

  private async lists(actor: Actor, whose: Whose, most: number): Promise<readonly WaitingList[]> {
    const asked = this.discovery.getProviders().flatMap(({ instance }) => (instance instanceof WorkCards ? [instance] : []))
    const found = await Promise.all(asked.sort((a, b) => a.order - b.order).map(each => each.waiting(actor, this.clock.now(), most)))
    return found.flat().filter(list => list.whose === whose)
  }

  /** Whom it waits for; who has it in hand, and whether they are away. */
  private waitsForCell({ waitsFor, with: user }: WaitingItem, today: CalendarDate) {
    const away = user === undefined ? undefined : awayWords(this.directory, user, today)
    return {
      text: waitsFor.length === 0 ? 'The Hub' : inList(waitsFor.map(this.directory.agency)),
      ...(user !== undefined && { after: `${this.directory.user(user)} has it in hand${away === undefined ? '' : `. ${away}`}` }),
    }
  }

  /** The level as decided on the case, for who may read the case. */
  private async withRisk(actor: Actor, items: readonly WaitingItem[]): Promise<WithRisk[]> {
    const caseOf = ({ ref }: WaitingItem): string => (isCaseRef(ref) ? ref : belongsToOf(ref))
    const levels = this.reads(actor) ? await this.cases.risksOf(actor, [...new Set(items.map(caseOf))]) : new Map<string, RiskLevel>()
    return items.map(item => ({ ...item, risk: levels.get(caseOf(item)) ?? null }))
  }

  private reads(actor: Actor): boolean {
    return mayEver(maracAccess, actor, 'marac.list-cases')
  }

  private cellsOf(item: WithRisk, today: CalendarDate, risk: boolean) {
    return [
      { text: item.ref, href: item.href },
      { text: item.what },
      this.waitsForCell(item, today),
      ...(risk ? [{ text: item.risk === null ? 'Not decided' : riskLevelWords[item.risk] }] : []),
      { text: inShortDate(item.since) },
      item.dueOn === null ? { text: 'No date' } : dueTag(item.dueOn, today),
    ]
  }
}
