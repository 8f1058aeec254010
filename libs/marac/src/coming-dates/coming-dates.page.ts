import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiTags, beside, checkShape, Frames, HtmlPage, inDayMonth, inPlural, inShortDate, NothingAsked, render, signedInOf, stackedBars } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess, seesAll } from '../marac.access.js'
import { workPagesOf } from '../work-pages.js'
import { ComingDates } from './coming-dates.query.js'
import { comingKinds, type Coming, type ComingKind } from './coming-kinds.policy.js'
import { byWeek, lastDay, type Week } from './weeks.policy.js'

/** What falls due in the next thirteen weeks, by the dates as they stand: drawn, and in figures. */
@Controller()
@ApiTags('marac')
export class ComingDatesPage {
  constructor(
    private readonly dates: ComingDates,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('coming-dates')
  async page(@Req() request: FastifyRequest): Promise<string> {
    const { actor } = signedInOf(request)
    const { today, coming } = await this.find(actor)
    const [overdue, ...weeks] = byWeek(coming, today)
    const kinds = (Object.keys(comingKinds) as ComingKind[]).filter(kind => coming.some(each => each.kind === kind))
    // Weeks after the last in which something falls due are in the picture alone.
    const until = weeks.findLastIndex(({ total }) => total > 0) + 1
    const rows = [...(overdue ? [{ when: 'Overdue already', ...overdue }] : []), ...weeks.slice(0, until).map(week => ({ when: `Week of ${inShortDate(week.from ?? today)}`, ...week }))]
    const bars = [...(overdue ? [{ label: 'Late', ...overdue }] : []), ...weeks.map(week => ({ label: inDayMonth(week.from ?? today), ...week }))]
    return render(beside(import.meta.url), {
      title: 'What falls due',
      pages: workPagesOf(actor, '/coming-dates'),
      whose: seesAll(actor) ? 'On every case that you may see' : 'By your agency, on the cases that you work on',
      sentence: sentenceOf(overdue?.total ?? 0, weeks),
      chart: coming.length === 0 ? undefined : stackedBars({ id: 'coming', title: 'What falls due in each week', description: 'What is overdue already, then each week by its Monday. The same figures stand in the table below.', series: kinds.map(kind => comingKinds[kind]), bars: bars.map(({ label, counts }) => ({ label, values: kinds.map(kind => counts[kind]) })) }),
      table: {
        caption: 'By week, from Monday to Sunday',
        empty: 'Nothing is to be done by a date.',
        columns: [{ text: 'When', whole: true }, ...kinds.map(kind => ({ text: comingKinds[kind], numeric: true })), { text: 'Together', numeric: true }],
        rows: coming.length === 0 ? [] : rows.map(({ when, counts, total }) => [{ text: when }, ...kinds.map(kind => ({ text: String(counts[kind]) })), { text: String(total) }]),
      },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/coming-dates')
  @ApiOperation({ summary: 'Count what falls due in the next thirteen weeks', operationId: 'marac-list-coming-dates' })
  @ApiOkResponse({ description: 'What is still to be done, by kind and day, what is overdue too; your agency’s own, for the Hub everybody’s: {"items":[…]}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<{ readonly items: readonly Coming[] }> {
    const { coming } = await this.find(signedInOf(request).actor)
    checkShape(NothingAsked, query)
    return { items: coming }
  }

  private async find(actor: Actor): Promise<{ readonly today: CalendarDate; readonly coming: readonly Coming[] }> {
    authorise(maracAccess, actor, 'marac.see-waiting')
    const today = londonDate(this.clock.now())
    return { today, coming: await this.dates.until(actor, lastDay(today)) }
  }
}

/** What the picture says, for who does not see it and who has no time. */
function sentenceOf(overdue: number, weeks: readonly Week[]): string {
  const ahead = weeks.reduce((sum, { total }) => sum + total, 0)
  const most = weeks.reduce<Week | undefined>((so, week) => (week.total > (so?.total ?? 0) ? week : so), undefined)
  return [
    `${inPlural(ahead, 'thing falls', 'things fall')} due in the next 13 weeks${most?.from === undefined ? '' : `, most of them, ${most.total}, in the week of ${inShortDate(most.from)}`}.`,
    overdue === 0 ? 'Nothing is overdue.' : `${inPlural(overdue, 'is', 'are')} overdue already.`,
  ].join(' ')
}
