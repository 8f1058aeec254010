import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { ApiExcludeEndpoint, checkShape, Commands, Directory, errorAt, formFields, Frames, HtmlPage, inPlural, newKey, Reference, References, render, ShapeRefused, signedInOf, Slices, Text } from '@lantern/web-kit'
import { Body, Controller, Header, HttpCode, Post, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CaseList } from '../case-list/case-list.query.js'
import { openCasesOf } from '../coordinators/coordinators.query.js'
import { namedHubPeople } from '../hub-people.js'
import { maracAccess } from '../marac.access.js'
import { answerFor, inManyCases, manyCases, outcomesTable, type Shown } from '../many-cases.js'

/** How many cases one page offers; who has more is handed on in several steps. */
const offered = 100

class Whose {
  @Reference('whose cases', { as: 'hidden', optional: true }) of?: string
}
export class HandOnCasesInput extends Whose {
  @References('the cases to hand on', { max: offered }) cases!: string[]
  @Reference('who has them from now on') coordinator!: string
  @Text('why', { max: 2000, multiline: true, label: 'Why', hint: 'It is part of each of these cases, and every agency on them can read it. Nothing about the health of a colleague.' }) reason!: string
}

/** Many cases go to another of the Hub in one step: ticked, read once more, then one entry on each case, with what came of it. */
@Controller()
export class HandOnCasesPage {
  constructor(
    private readonly list: CaseList,
    private readonly commands: Commands,
    private readonly slices: Slices,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases/hand-on')
  async form(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const actor = this.authorised(request)
    const { of = 'me' } = checkShape(Whose, query)
    return this.show(request, actor, { values: { of }, key: newKey() })
  }

  @Post('cases/hand-on')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async submit(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: Record<string, unknown>): Promise<string> {
    const actor = this.authorised(request)
    return answerFor(HandOnCasesInput, reply, body, {
      show: shown => this.show(request, actor, shown),
      toCheck: (input, key) => this.toCheck(request, input, key),
      send: (input, key) => this.send(request, actor, input, key),
    })
  }

  /** @throws NotSignedIn, Forbidden */
  private authorised(request: FastifyRequest): Actor {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.change-coordinator')
    return actor
  }

  private people(): Readonly<Record<string, string>> {
    return namedHubPeople(this.directory, londonDate(this.clock.now()))
  }

  private async show(request: FastifyRequest, actor: Actor, { values = {}, errors = [], key }: Shown): Promise<string> {
    const of = typeof values['of'] === 'string' ? values['of'] : 'me'
    const { items } = await this.list.page(actor, { status: 'open', coordinator: of }, this.clock.now(), { limit: offered })
    const { [of]: _same, ...others } = this.people()
    const choices = { cases: Object.fromEntries(items.map(({ ref, victim }) => [ref, victim === null ? ref : `${ref}, ${victim}`])), coordinator: of === 'me' ? Object.fromEntries(Object.entries(others).filter(([user]) => user !== actor.user)) : others }
    return render('form.njk', {
      title: 'Hand on several cases',
      caption: this.whose(of),
      breadcrumbs: [{ text: 'Cases', href: '/cases' }, { text: 'Who has how many cases', href: '/coordinators' }],
      form: { action: '/cases/hand-on', submit: 'Continue', cancel: '/coordinators', command: key, refusal: items.length === 0 ? 'There is no open case here that you may see, so that nothing can be handed on.' : undefined, ...formFields(HandOnCasesInput, { values, errors, choices }), errors },
      ...(await this.frames.of(request)),
    })
  }

  private whose(of: string): string {
    if (of === 'me') return 'Open cases of yours'
    if (of === 'nobody') return 'Open cases of nobody'
    return of === 'not-here' ? 'Open cases of nobody who is here' : `Open cases of ${this.directory.user(of)}`
  }

  private async toCheck(request: FastifyRequest, { of = 'me', cases, coordinator, reason }: HandOnCasesInput, key: string): Promise<string> {
    if (!Object.hasOwn(this.people(), coordinator)) throw new ShapeRefused([errorAt(['coordinator'], 'Select who has them from now on')])
    return render('check-answers.njk', {
      title: `Hand on ${inPlural(cases.length, 'case')}`,
      groups: [{ title: 'What will be recorded on each', rows: [{ key: 'Coordinator from now on', value: this.directory.user(coordinator) }, { key: 'Why', value: reason }, { key: inPlural(cases.length, 'case'), value: cases.join('\n') }] }],
      form: { action: '/cases/hand-on', submit: 'Hand them on', command: key, hidden: [...cases.map(value => ({ name: 'cases[]', value })), { name: 'of', value: of }, { name: 'coordinator', value: coordinator }, { name: 'reason', value: reason }] },
      ...(await this.frames.of(request)),
    })
  }

  private async send(request: FastifyRequest, actor: Actor, { cases, coordinator, reason }: HandOnCasesInput, key: string): Promise<string> {
    const said = { done: 'Handed on', none: 'There is no such case' }
    const outcomes = await inManyCases(this.commands, this.slices.get('marac', 'change-coordinator'), { actor, cases, body: { coordinator, reason }, key, said })
    return render(manyCases, {
      title: `${outcomes.filter(({ done }) => done).length} of ${inPlural(cases.length, 'case')} handed on`,
      table: outcomesTable(outcomes),
      on: { href: openCasesOf(coordinator), text: `Open cases of ${this.directory.user(coordinator)}` },
      ...(await this.frames.of(request)),
    })
  }
}
