import { authorise, mayEver, Forbidden } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { ApiExcludeEndpoint, beside, Commands, formFields, Frames, HtmlPage, inPlural, inShortDate, newKey, References, render, signedInOf, Slices, Text } from '@lantern/web-kit'
import { Body, Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { answerFor, inManyCases, manyCases, outcomesTable, type Shown } from '../many-cases.js'
import { maracAccess } from '../marac.access.js'
import { ResearchRequests } from '../research-requests/research-requests.query.js'

/** How many requests one page offers: what a researcher can have searched before they send it. */
const offered = 50

export class NothingKnownInput {
  @References('the cases on which nothing is known', { max: offered }) cases!: string[]
  @Text('the systems and sources that you searched', { max: 2000, multiline: true, hint: 'It is said on each of these cases, and every agency on them can read it.' }) searched!: string
}

/** "Nothing known" for many requests in one step: ticked, read once more, then one return for each case, with what came of it. */
@Controller()
export class NothingKnownPage {
  constructor(
    private readonly requests: ResearchRequests,
    private readonly commands: Commands,
    private readonly slices: Slices,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('research/nothing-known')
  async form(@Req() request: FastifyRequest): Promise<string> {
    return this.show(request, this.authorised(request), { key: newKey() })
  }

  @Post('research/nothing-known')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async submit(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: Record<string, unknown>): Promise<string> {
    const actor = this.authorised(request)
    return answerFor(NothingKnownInput, reply, body, {
      show: shown => this.show(request, actor, shown),
      toCheck: (input, key) => this.toCheck(request, input, key),
      send: (input, key) => this.send(request, actor, input, key),
    })
  }

  /** Whoever answers for an agency. @throws Forbidden */
  private authorised(request: FastifyRequest): Actor {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-research')
    if (!mayEver(maracAccess, actor, 'marac.return-research')) throw new Forbidden('marac.return-research')
    return actor
  }

  private async show(request: FastifyRequest, actor: Actor, { values, errors = [], key }: Shown): Promise<string> {
    const { items } = await this.requests.page(actor, 'all', this.clock.now(), { limit: offered })
    const choices = { cases: Object.fromEntries(items.map(({ ref, due_on }) => [ref, `${ref}, due ${inShortDate(due_on)}`])) }
    // Where nothing waits, a box to type in would lead nowhere.
    if (items.length === 0 && values === undefined) return render(beside(import.meta.url), { title: 'Nothing known on several cases', back: { href: '/research', text: 'Research to return' }, ...(await this.frames.of(request)) })
    return render('form.njk', {
      title: 'Nothing known on several cases',
      back: { href: '/research' },
      form: { action: '/research/nothing-known', submit: 'Continue', cancel: '/research', command: key, ...formFields(NothingKnownInput, { ...(values && { values }), errors, choices }), errors },
      ...(await this.frames.of(request)),
    })
  }

  private async toCheck(request: FastifyRequest, { cases, searched }: NothingKnownInput, key: string): Promise<string> {
    return render('check-answers.njk', {
      title: `Say "nothing known" on ${inPlural(cases.length, 'case')}`,
      groups: [{ title: 'What will be said on each', rows: [{ key: 'Answer', value: 'Nothing known' }, { key: 'Searched', value: searched }, { key: inPlural(cases.length, 'case'), value: cases.join('\n') }] }],
      form: { action: '/research/nothing-known', submit: 'Return "nothing known"', command: key, hidden: [...cases.map(value => ({ name: 'cases[]', value })), { name: 'searched', value: searched }] },
      ...(await this.frames.of(request)),
    })
  }

  private async send(request: FastifyRequest, actor: Actor, { cases, searched }: NothingKnownInput, key: string): Promise<string> {
    const said = { done: 'Returned', none: 'Your agency has no such request' }
    const outcomes = await inManyCases(this.commands, this.slices.get('marac', 'return-research'), { actor, cases, body: { answer: 'nothing', searched }, key, said })
    return render(manyCases, {
      title: `"Nothing known" returned on ${outcomes.filter(({ done }) => done).length} of ${inPlural(cases.length, 'case')}`,
      table: outcomesTable(outcomes),
      on: { href: '/research', text: 'Research to return' },
      ...(await this.frames.of(request)),
    })
  }
}
