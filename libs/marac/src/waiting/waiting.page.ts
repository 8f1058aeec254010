import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, awayWords, beside, checkShape, Directory, dueTag, Frames, HtmlPage, inList, inShortDate, OneOf, render, signedInOf, WholeNumber, WorkCards, type WaitingItem, type WaitingList } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import { DiscoveryService } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { workPagesOf } from '../work-pages.js'

type Whose = WaitingList['whose']
/** So many are shown on the page, of all lists together; the lists hold the rest. */
const shown = 25

const words = {
  ours: { title: "My agency's work", at: '/agency-work', caption: 'What waits for your agency, the most overdue first', empty: 'Nothing is waiting for your agency.' },
  others: { title: 'Waiting on others', at: '/waiting-on-others', caption: 'What your agency waits for, the most overdue first', empty: 'Your agency is waiting for nobody.' },
} as const

class WaitingQuery {
  @OneOf('whose work', { choices: { ours: 'Of your agency', others: 'Of others' }, optional: true }) whose?: Whose
  @WholeNumber('the number of items of each list', { min: 1, max: 200, optional: true }) limit?: number
}

/** Overdue first, then by date; what has no date behind, the longest waiting first. */
const byUrgency = (a: WaitingItem, b: WaitingItem): number =>
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.since.localeCompare(b.since) || a.ref.localeCompare(b.ref)

/** What waits for the reader's agency, and whom that agency waits for: counted, and the most urgent of it with whom it waits for and since when. */
@Controller()
@ApiTags('marac')
export class WaitingPage {
  constructor(
    private readonly discovery: DiscoveryService,
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
    const items = lists.flatMap(({ first }) => first).sort(byUrgency).slice(0, shown)
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
        columns: [{ text: 'Case or action', whole: true }, { text: 'What' }, { text: 'Waits for' }, { text: 'Since', whole: true }, { text: 'Due' }],
        rows: items.map(item => this.cellsOf(item, londonDate(this.clock.now()))),
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

  private cellsOf(item: WaitingItem, today: CalendarDate) {
    return [
      { text: item.ref, href: item.href },
      { text: item.what },
      this.waitsForCell(item, today),
      { text: inShortDate(item.since) },
      item.dueOn === null ? { text: 'No date' } : dueTag(item.dueOn, today),
    ]
  }
}
