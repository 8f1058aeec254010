import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiTags, awayWords, beside, checkShape, Directory, Frames, HtmlPage, NothingAsked, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { hubPeople } from '../hub-people.js'
import { maracAccess } from '../marac.access.js'
import { Coordinators, openCasesOf } from './coordinators.query.js'

interface Line {
  /** null: nobody was ever given these. */
  readonly user: string | null
  readonly name: string
  readonly count: number
  readonly late: number
  /** Until when they are away, and who deputises; undefined for who is here. */
  readonly away: string | undefined
  readonly here: boolean
}

/** The Hub at a glance: who has how many open cases, and which are nobody's. */
@Controller()
@ApiTags('marac')
export class CoordinatorsPage {
  constructor(
    private readonly coordinators: Coordinators,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('coordinators')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-coordinators')
    checkShape(NothingAsked, query)
    const now = this.clock.now()
    const [lines, nobodys] = await Promise.all([this.lines(actor, now), this.coordinators.ofNobodyHere(actor, now)])
    return render(beside(import.meta.url), {
      title: 'Who has how many cases',
      breadcrumbs: [{ text: 'Cases', href: '/cases' }],
      nobodys,
      notHere: openCasesOf('not-here'),
      table: {
        caption: 'People of the Hub and their open cases',
        captionHidden: true,
        empty: 'Nobody of the Hub may have a case.',
        columns: [{ text: 'Name' }, { text: 'Open cases', numeric: true }, { text: 'Research overdue', numeric: true }, { text: 'Hand on' }],
        rows: lines.map(line => this.cells(line, actor)),
      },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/coordinators')
  @ApiOperation({ summary: 'List who of the Hub has how many open cases', operationId: 'marac-list-coordinators' })
  @ApiOkResponse({ description: 'Everybody who may have cases, and whoever has some and may no longer sign in; the user null stands for cases that nobody has: {"items":[…],"next":null}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-coordinators')
    checkShape(NothingAsked, query)
    const lines = await this.lines(actor, this.clock.now())
    return { items: lines.map(({ user, count, late, here }) => ({ user, openCases: count, late, here })), next: null }
  }

  private async lines(actor: Actor, now: Instant): Promise<readonly Line[]> {
    const open = await this.coordinators.openCases(actor, now)
    const people = hubPeople(this.directory)
    const today = londonDate(now)
    const here = new Set<string | null>(people.map(({ user }) => user))
    const line = (user: string | null, name: string): Line => ({ user, name, ...(open.get(user) ?? { count: 0, late: 0 }), away: user === null ? undefined : awayWords(this.directory, user, today), here: here.has(user) && (user === null || this.directory.awayOf(user, today) === undefined) })
    return [
      ...people.map(({ user, name }) => line(user, name)),
      ...[...open.keys()].filter(user => user !== null && !here.has(user)).map(user => line(user, `${this.directory.user(user ?? '')} (can no longer sign in)`)),
      ...(open.has(null) ? [line(null, 'Nobody')] : []),
    ]
  }

  private cells({ user, name, count, late, away }: Line, actor: Actor) {
    const of = user ?? 'nobody'
    return [
      { text: user === actor.user ? `${name} (you)` : name, after: away },
      count === 0 ? { text: '0' } : { text: String(count), href: openCasesOf(of) },
      { text: String(late) },
      count === 0 ? { text: '' } : { text: user === actor.user ? 'Hand on your cases' : `Hand on cases of ${name}`, href: `/cases/hand-on?of=${of}` },
    ]
  }
}
