import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { ApiOkResponse, ApiOperation, ApiTags, beside, Buttons, checkShape, dueTag, Frames, HtmlPage, inDate, inPlural, NothingAsked, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { dutyKinds, LeftAgencies, type Duty, type DutyKind, type LeftAgency } from './left-agencies.query.js'

const words: Readonly<Record<DutyKind, string>> = { action: 'Action', research: 'Research', question: 'Question', flag: 'Flag' }

/** The one thing that is done with it, prepared: the form asks for the rest. */
function step(agency: string, { kind, ref, question, claimed }: Duty): { readonly text: string; readonly what: string; readonly href: string } {
  switch (kind) {
    case 'action':
      return claimed ? { text: 'Look whether it is done', what: `of ${ref}`, href: `/actions/${ref}` } : { text: 'Give to another agency', what: `of ${ref}`, href: `/actions/${ref}/reassign` }
    case 'research':
      return { text: 'Call off', what: `research on ${ref}`, href: `/cases/${ref}/call-off-research?agency=${agency}` }
    case 'question':
      return { text: 'Withdraw', what: `the question on ${ref}`, href: `/cases/${ref}/withdraw-question?question=${question ?? ''}` }
    case 'flag':
      return { text: 'Say what is known of them', what: 'of its flags', href: `/left-agencies/${agency}/flags` }
  }
}

/** What agencies that left still had to do, and those of which nobody can sign in, to be given to others one by one. */
@Controller()
@ApiTags('marac')
export class LeftAgenciesPage {
  constructor(
    private readonly left: LeftAgencies,
    private readonly buttons: Buttons,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('left-agencies')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { done, ...rest } = query
    const all = await this.read(request, rest)
    const today = londonDate(this.clock.now())
    return render(beside(import.meta.url), {
      title: 'Waiting with nobody',
      notice: this.buttons.done(done),
      overview: {
        caption: 'How much waits with each',
        captionHidden: true,
        empty: 'No agency has left the partnership, and of each somebody can sign in.',
        columns: [{ text: 'Agency' }, { text: 'Why' }, ...dutyKinds.map(kind => ({ text: `${words[kind]}${kind === 'research' ? '' : 's'}`, numeric: true }))],
        rows: all.map(({ agency, name, left, counts, first }) => [first.length > 0 ? { text: name, href: `#${agency}` } : { text: name }, { text: left === null ? 'Nobody can sign in' : `Left on ${inDate(left)}` }, ...dutyKinds.map(kind => ({ text: String(counts[kind]) }))]),
      },
      agencies: all.flatMap(each => (each.first.length === 0 ? [] : [this.sectionOf(each, today)])),
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/left-agencies')
  @ApiOperation({ summary: 'List what waits with agencies that left, or of which nobody can sign in', operationId: 'marac-list-left-agencies' })
  @ApiOkResponse({ description: 'Agencies that left, or of which nobody can sign in, with counts and the first of what waits with each, as far as the reader may know of the case: {"items":[…],"next":null}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const all = await this.read(request, query)
    return { items: all.map(({ agency, left, counts, first }) => ({ agency, left, actions: counts.action, research: counts.research, questions: counts.question, flags: counts.flag, first })), next: null }
  }

  private async read(request: FastifyRequest, query: Record<string, unknown>): Promise<readonly LeftAgency[]> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-left-agencies')
    checkShape(NothingAsked, query)
    return this.left.list(actor)
  }

  private sectionOf({ agency, name, counts, first }: LeftAgency, today: string) {
    // Its flags are one row.
    const more = dutyKinds.reduce((sum, kind) => sum + (kind === 'flag' ? Math.min(counts.flag, 1) : counts[kind]), 0) - first.length
    return {
      id: agency,
      name,
      more: more > 0 ? `${inPlural(more, 'more comes', 'more come')} up here as these are dealt with.` : undefined,
      table: {
        caption: `What waits with ${name}`,
        captionHidden: true,
        empty: '',
        columns: [{ text: 'Reference' }, { text: 'What' }, { text: 'Due' }, { text: 'What to do' }],
        rows: first.map(duty => [
          duty.cases === undefined ? { text: duty.ref, href: duty.kind === 'action' ? `/actions/${duty.ref}` : `/cases/${duty.ref}` } : { text: inPlural(duty.cases, 'closed case') },
          { text: duty.cases === undefined ? words[duty.kind] : 'Flags' },
          duty.kind === 'flag' ? { text: `Until ${inDate(duty.dueOn)}${duty.cases === undefined ? '' : ' and later'}` } : dueTag(duty.dueOn, today),
          step(agency, duty),
        ]),
      },
    }
  }
}
