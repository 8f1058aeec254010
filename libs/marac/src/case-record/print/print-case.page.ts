import { AccessLog } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { beside, Directory, errorAt, Frames, HtmlPage, inDateTime, inPlural, render, signedInOf } from '@lantern/web-kit'
import { Controller, Param, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CaseHistory } from '../../case-history/case-history.query.js'
import { casePagesOf } from '../../case-pages.js'
import { timelineOf } from '../../history-timeline.js'
import { CaseNow } from '../case-now.js'
import { talkSectionOf } from '../talk.section.js'
import { chosenOf, sectionsOf, type Section } from './sections.js'

/** A case on paper, by section. Each sheet says whose it is; what was printed is recorded as taken out. */
@Controller()
export class PrintCasePage {
  constructor(
    private readonly cases: CaseNow,
    private readonly history: CaseHistory,
    private readonly log: AccessLog,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases/:ref/print')
  async page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('ref') ref: string, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    const { record } = await this.cases.read(actor, ref)
    const page = await this.cases.pageOf(record)
    const sections = sectionsOf(page)
    const chosen = chosenOf(query, sections)
    const around = { breadcrumbs: [{ text: 'Cases', href: '/cases' }, { text: ref, href: `/cases/${ref}` }], ...(await this.frames.of(request)) }
    if (chosen === undefined || chosen.length === 0) return this.choice(reply, { actor, ref, bar: page.bar, sections, wrong: chosen !== undefined, around })
    const history = chosen.some(({ id }) => id === 'history') ? timelineOf(await this.history.of(ref), this.directory) : []
    const at = this.clock.now()
    if (history.length > 0) await this.log.record({ actor, at, verb: 'history-read', ref })
    await this.log.record({ actor, at, verb: 'export', of: '/cases/:ref/print', count: chosen.length, ref })
    return render(beside(import.meta.url), {
      ...page,
      title: `Case ${ref}`,
      sections: chosen,
      left: sections.length - chosen.length,
      printed: { by: `${this.directory.user(actor.user)}, ${this.directory.agency(actor.agency)}`, at: inDateTime(at) },
      onPaper: true,
      messages: talkSectionOf(record, this.directory, 'all'),
      history,
      offers: {},
      ...around,
    })
  }

  private choice(
    reply: FastifyReply,
    { actor, ref, bar, sections, wrong, around }: { readonly actor: Actor; readonly ref: string; readonly bar: Awaited<ReturnType<CaseNow['pageOf']>>['bar']; readonly sections: readonly Section[]; readonly wrong: boolean; readonly around: object },
  ): string {
    const errors = wrong ? [errorAt(['section'], 'Select what to print')] : []
    if (wrong) void reply.code(400)
    return render(beside(import.meta.url, 'choose-sections'), {
      title: `Print ${ref}`,
      pages: casePagesOf(ref, actor, 'Case'),
      bar,
      form: { action: `/cases/${ref}/print`, errors },
      items: sections.map(({ id, text }) => ({ value: id, text, checked: !wrong })),
      hint: `The sheets have people's names on them. Choose no more than you need: ${inPlural(sections.length, 'section')} can be printed.`,
      ...(around as Awaited<ReturnType<Frames['of']>>),
    })
  }
}
