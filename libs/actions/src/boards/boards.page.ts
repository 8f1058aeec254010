import { authorise, may, NoSuchThing } from '@lantern/access'
import { Clock, londonDate, mondayOf } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { RulesNow } from '@lantern/rules'
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags, beside, Directory, Frames, HtmlPage, inDayMonth, inLongDate, inPlural, inShortDate, render, signedInOf, stackedBars } from '@lantern/web-kit'
import { Controller, Get, Param, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { tierWords } from '../answers.words.js'
import { actionsAccess } from '../actions.access.js'
import { AgenciesShown, type ShownAgencies } from '../shown-agencies.js'
import { RaisedRows, type RaisedRow } from '../raised-rows.js'
import { boardTables, missesTable } from './board-tables.js'
import { boards, tiersOf, type Board } from './boards.js'
import { weeklyTrend, weeksShown, type Week } from './trend.js'

/** Of one board at most: more than a meeting can go through. The counts are of all. */
const mostShown = 200

const boardWords: Readonly<Record<Board, string>> = {
  coordinator: 'Coordinators',
  'marac-manager': 'MARAC manager',
  'steering-group': 'MARAC Steering Group',
  'tactical-group': 'Tactical Group',
  'executive-group': 'Executive Group',
}

interface Shown {
  readonly board: Board
  readonly agencies: ShownAgencies
  /** What is decided on, the longest there first, and what was missed and is with the coordinators by the first step. */
  readonly rows: readonly RaisedRow[]
  readonly misses: readonly RaisedRow[]
  readonly byAgency: readonly { readonly name: string; readonly count: number; readonly since: string }[]
  readonly total: number
  readonly weeks: readonly Week[]
}

/** What has reached the coordinators, the manager or a group: since when, whose it is, what was asked, and the trend. And the same on paper, for a meeting. */
@Controller()
@ApiTags('actions')
export class BoardsPage {
  constructor(
    private readonly query: RaisedRows,
    private readonly agencies: AgenciesShown,
    private readonly directory: Directory,
    private readonly rules: RulesNow,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('boards')
  async all(@Req() request: FastifyRequest): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(actionsAccess, actor, 'actions.see-board')
    const counts = await this.query.byTier(actor)
    const rows = this.boardsOf(actor).map(board => [
      { text: boardWords[board], href: `/boards/${board}` },
      { text: String(tiersOf(board).reduce((sum, tier) => sum + (counts.get(tier) ?? 0), 0)) },
    ])
    return render(beside(import.meta.url), {
      title: 'Boards',
      overview: { caption: 'What was raised, by who has it', captionHidden: true, empty: 'There are no boards for you.', columns: [{ text: 'Board' }, { text: 'Items', numeric: true }], rows },
      ...(await this.frames.of(request)),
    })
  }

  @HtmlPage('boards/:board')
  async board(@Req() request: FastifyRequest, @Param('board') name: string): Promise<string> {
    return this.show(request, name, false)
  }

  @HtmlPage('boards/:board/pack')
  async pack(@Req() request: FastifyRequest, @Param('board') name: string): Promise<string> {
    return this.show(request, name, true)
  }

  @Get('api/actions/boards/:board')
  @ApiOperation({ summary: 'Read a board', operationId: 'actions-read-board' })
  @ApiParam({ name: 'board', schema: { type: 'string', enum: [...boards] } })
  @ApiOkResponse({ description: 'What has reached it, by agency, and how many reached it in each of the last weeks. References and agencies only; to groups an agency may be not-named' })
  async api(@Req() request: FastifyRequest, @Param('board') name: string) {
    const { actor } = signedInOf(request)
    const { agencies, rows, misses, total, weeks, board } = await this.read(actor, name)
    return {
      board,
      total,
      weeks: weeks.map(({ from, reached }) => ({ from, reached })),
      items: [...rows, ...misses].map(row => ({ ref: row.ref, kind: row.kind, agency: agencies.id(row.agency), tier: row.tier, since: row.tier_on, asks: row.asks, dueOn: row.due_on, waitsUntil: row.held_until, immediateSafety: row.immediate_safety === 1, area: row.area ?? null, missed: row.missed ?? null })),
    }
  }

  private boardsOf(actor: Actor): readonly Board[] {
    return may(actionsAccess, actor, 'actions.see-hub-boards') ? boards : boards.filter(board => board !== 'coordinator' && board !== 'marac-manager')
  }

  /** @throws Forbidden, NoSuchThing */
  private async read(actor: Actor, name: string): Promise<Shown> {
    authorise(actionsAccess, actor, 'actions.see-board')
    const board = this.boardsOf(actor).find(each => each === name)
    if (board === undefined) throw new NoSuchThing()
    const today = londonDate(this.clock.now())
    const [agencies, rows, misses, counted, days] = await Promise.all([
      this.agencies.to(actor),
      this.query.first(actor, { tiers: tiersOf(board), misses: 'without' }, mostShown),
      board === 'coordinator' ? this.query.first(actor, { tiers: tiersOf(board), misses: 'only' }, mostShown) : [],
      this.query.byAgency(actor, { tiers: tiersOf(board) }),
      this.query.reachedSince(actor, tiersOf(board), weeklyTrend([], today)[0]?.from ?? mondayOf(today)),
    ])
    // Those that are not named are one line.
    const lines = new Map<string, { readonly name: string; readonly count: number; readonly since: string }>()
    for (const { agency, count, since } of counted) {
      const id = agencies.id(agency)
      const before = lines.get(id)
      lines.set(id, { name: agencies.name(agency), count: count + (before?.count ?? 0), since: before && before.since < since ? before.since : since })
    }
    return { board, agencies, rows, misses, byAgency: [...lines.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en-GB')), total: counted.reduce((sum, { count }) => sum + count, 0), weeks: weeklyTrend(days, today) }
  }

  private async show(request: FastifyRequest, name: string, pack: boolean): Promise<string> {
    const { actor } = signedInOf(request)
    const { board, agencies, rows, misses, byAgency, total, weeks } = await this.read(actor, name)
    const today = londonDate(this.clock.now())
    const { rules } = await this.rules.inForce(this.clock.now())
    const steering = board === 'steering-group'
    const counts = steering ? await this.query.byTier(actor) : new Map()
    const missed = missesTable(misses, agencies, this.directory, pack)
    return render(beside(import.meta.url), {
      title: pack ? `Meeting pack: ${boardWords[board]}` : `Board: ${boardWords[board]}`,
      breadcrumbs: [{ text: 'Boards', href: '/boards' }, ...(pack ? [{ text: boardWords[board], href: `/boards/${board}` }] : [])],
      day: inLongDate(today),
      nothing: total === 0 && !steering ? 'Nothing is here: nobody waits for a decision.' : undefined,
      left: rows.length === mostShown ? `Those that have been here longest are listed: ${inPlural(rows.length, 'item')}.` : undefined,
      pack,
      packHref: pack || total === 0 ? undefined : `/boards/${board}/pack`,
      tiers: steering ? { caption: 'By step of the ladder', empty: 'Nothing is raised.', columns: [{ text: 'Step' }, { text: 'Items', numeric: true }], rows: tiersOf(board).map(tier => [{ text: tierWords[tier] }, { text: String(counts.get(tier) ?? 0) }]) } : undefined,
      tables: steering ? [] : [...boardTables(rows, { today, calendar: rules.calendar, agencies, areas: this.directory, pack }), ...(missed ? [missed] : [])],
      byAgency: total === 0 ? undefined : {
        caption: 'By agency',
        empty: '',
        columns: [{ text: 'Agency' }, { text: 'Items', numeric: true }, { text: 'The first of them since', whole: true }],
        rows: byAgency.map(({ name: of, count, since }) => [{ text: of }, { text: String(count) }, { text: inShortDate(since) }]),
      },
      trend: stackedBars({ id: 'trend', title: 'Raised to here in each week', description: 'Each week by its Monday. The same figures stand in the table below.', series: ['Items'], bars: weeks.map(({ from, reached }) => ({ label: inDayMonth(from), values: [reached] })) }),
      weeks: { caption: `Raised to here in each of the last ${weeksShown} weeks`, captionHidden: true, empty: '', columns: [{ text: 'Week from' }, { text: 'Items', numeric: true }], rows: weeks.map(({ from, reached }) => [{ text: inShortDate(from) }, { text: String(reached) }]) },
      ...(await this.frames.of(request)),
    })
  }
}
