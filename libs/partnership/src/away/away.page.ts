import { authorise, may, Subjects } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiTags, beside, Buttons, Frames, HtmlPage, inDate, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { Away } from '../absence/absence.state.js'
import { isOn } from '../absence/deputies.policy.js'
import { partnershipAccess } from '../partnership.access.js'
import { Register } from '../register.js'

interface Line extends Away {
  readonly user: string
  readonly name: string
  readonly agency: string
  readonly now: boolean
  /** Whether the deputy is here and may; undefined when nobody was named, or the days lie ahead. */
  readonly covered: boolean | undefined
}

/** Who of one's own agency is away now or later, and who does their work; administrators see everybody. */
@Controller()
@ApiTags('partnership')
export class AwayPage {
  constructor(
    private readonly register: Register,
    private readonly subjects: Subjects,
    private readonly clock: Clock,
    private readonly buttons: Buttons,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('away')
  async page(@Req() request: FastifyRequest, @Query('done') done: unknown): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(partnershipAccess, actor, 'partnership.see-away')
    await this.register.refresh()
    const lines = this.lines(actor)
    const everybody = actor.roles.includes('administrator')
    const changes = await Promise.all(lines.map(({ user }) => this.maySay(actor, user)))
    const some = changes.includes(true)
    return render(beside(import.meta.url), {
      title: 'Who is away',
      notice: this.buttons.done(done),
      own: `/colleagues/${actor.user}/away`,
      others: await this.others(actor, everybody),
      table: {
        caption: everybody ? 'Away now or later' : 'People of your agency who are away now or later',
        captionHidden: true,
        empty: 'Nobody is recorded as away, now or later.',
        columns: [{ text: 'Name' }, ...(everybody ? [{ text: 'Agency' }] : []), { text: 'Now', whole: true }, { text: 'First day away' }, { text: 'First day back' }, { text: 'Deputy' }, ...(some ? [{ text: 'Change' }, { text: 'Back' }] : [])],
        rows: lines.map((line, index) => [...this.cells(line, actor, everybody), ...(some ? this.changeCells(line, actor, changes[index] === true) : [])]),
      },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/partnership/absences')
  @ApiOperation({ summary: 'List who of your agency is away now or later', operationId: 'partnership-list-absences' })
  @ApiOkResponse({ description: 'The next to come back first; administrators see every agency: {"items":[…],"next":null}' })
  async api(@Req() request: FastifyRequest) {
    const { actor } = signedInOf(request)
    authorise(partnershipAccess, actor, 'partnership.see-away')
    await this.register.refresh()
    return { items: this.lines(actor).map(({ id, user, agency, from, until, deputy, now }) => ({ away: id, user, agency, from, until, deputy: deputy ?? null, now })), next: null }
  }

  private lines({ agency: own, roles }: Actor): readonly Line[] {
    const today = londonDate(this.clock.now())
    return this.register
      .people()
      .filter(({ agency, active }) => active && (agency === own || roles.includes('administrator')))
      .flatMap(({ user, name, agency }) => this.register.aways(user).filter(({ until }) => until > today).map(away => this.line({ ...away, user, name, agency }, today)))
      .toSorted((a, b) => Number(b.now) - Number(a.now) || (a.until < b.until ? -1 : a.until > b.until ? 1 : a.name.localeCompare(b.name, 'en')))
  }

  private line(away: Away & Pick<Line, 'user' | 'name' | 'agency'>, today: CalendarDate): Line {
    const now = isOn(away, today)
    return { ...away, now, covered: now && away.deputy !== undefined ? this.register.awayOf(away.user, today)?.deputy !== undefined : undefined }
  }

  private cells({ user, name, agency, from, until, deputy, now, covered }: Line, actor: Actor, everybody: boolean) {
    return [
      { text: user === actor.user ? `${name} (you)` : name },
      ...(everybody ? [{ text: this.register.agency(agency) }] : []),
      now ? { text: 'Away', tag: 'yellow' } : { text: 'Later', tag: 'grey' },
      { text: inDate(from) },
      { text: inDate(until) },
      { text: deputy === undefined ? 'Nobody' : this.register.user(deputy), ...(covered === false && { after: 'Is not here, or may not any more: nobody does the work. Choose somebody else' }) },
    ]
  }

  private changeCells({ user, name, id, now }: Line, actor: Actor, mayChange: boolean) {
    if (!mayChange) return [{ text: '' }, { text: '' }]
    const whose = user === actor.user ? 'your days' : name
    return [
      { text: `Change ${whose}`, href: `/colleagues/${user}/change-away?away=${id}` },
      { text: now ? `${user === actor.user ? 'You are' : `${name} is`} back` : `Take back ${whose}`, href: `/colleagues/${user}/end-away?away=${id}` },
    ]
  }

  /** Whom besides oneself one may say it for. */
  private async others({ agency: own, ...actor }: Actor, everybody: boolean) {
    const colleagues = this.register.people().filter(({ user, agency, active }) => active && user !== actor.user && (everybody || agency === own)).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    const allowed = await Promise.all(colleagues.map(({ user }) => this.maySay({ ...actor, agency: own }, user)))
    return colleagues.filter((_, index) => allowed[index]).map(({ user, name, agency }) => ({ text: everybody ? `${name}, ${this.register.agency(agency)}` : name, href: `/colleagues/${user}/away` }))
  }

  private async maySay(actor: Actor, user: string): Promise<boolean> {
    const subject = await this.subjects.find('absence', user, actor)
    return subject !== undefined && may(partnershipAccess, actor, 'partnership.say-away', subject)
  }
}
