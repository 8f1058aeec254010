import { authorise, may } from '@lantern/access'
import { idOf } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, Buttons, capital, checkShape, Frames, HtmlPage, inDate, OneOf, render, signedInOf, whyWithoutAgreement } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { lastDayOf, type Agreement } from '../partnership/agreements.policy.js'
import { endingWords } from '../partnership/partnership.words.js'
import { partnershipAccess } from '../partnership.access.js'
import { Register } from '../register.js'
import { Agreements, type AgencyAgreements } from './agreements.query.js'

type Shown = 'all' | 'missing' | 'ends-soon'
const words: Readonly<Record<Shown, string>> = { all: 'All agencies', missing: 'Without an agreement', 'ends-soon': 'Ending soon' }
const empty: Readonly<Record<Shown, string>> = { all: 'There are no agencies.', missing: 'Every agency is under an agreement.', 'ends-soon': 'No agreement ends soon.' }
const tags: Readonly<Record<AgencyAgreements['state'], { readonly text: string; readonly tag: string }>> = {
  missing: { text: 'Not in force', tag: 'red' },
  'ends-soon': { text: 'Ends soon', tag: 'yellow' },
  'in-force': { text: 'In force', tag: 'green' },
  left: { text: 'Has left', tag: 'grey' },
}

class AgreementsQuery {
  @OneOf('which agencies to show', { choices: words, optional: true }) show?: Shown
}

const said = (agreement: Agreement): string => {
  const { reference, signedOn, from, ended } = agreement
  return `${reference}: signed on ${inDate(signedOn)}, from ${inDate(from)} until ${inDate(lastDayOf(agreement))}${ended ? `. ${endingWords[ended.because]}` : ''}`
}

/** Information sharing agreements, for the Hub and administrators. */
@Controller()
@ApiTags('partnership')
export class AgreementsPage {
  constructor(
    private readonly agreements: Agreements,
    private readonly register: Register,
    private readonly buttons: Buttons,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('agreements')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(partnershipAccess, actor, 'partnership.see-agreements')
    const { done, ...rest } = query
    const { show = 'all' } = checkShape(AgreementsQuery, rest)
    const items = await this.shown(show)
    const form = (name: string) => `/partnerships/${idOf(this.register.stream)}/${name}`
    return render(beside(import.meta.url), {
      title: 'Information sharing agreements',
      notice: this.buttons.done(done),
      lists: (Object.keys(words) as Shown[]).map(of => ({ text: words[of], href: of === 'all' ? '/agreements' : `/agreements?show=${of}`, ...(of === show && { current: true }) })),
      links: may(partnershipAccess, actor, 'partnership.keep-agreements') ? [{ text: 'Record a signed agreement', href: form('record-agreement') }, { text: 'End an agreement', href: form('end-agreement') }] : [],
      table: {
        caption: 'Agencies and their agreements',
        captionHidden: true,
        empty: empty[show],
        columns: [{ text: 'Agency' }, { text: 'Today', whole: true }, { text: 'Until' }, { text: 'Agreements' }],
        rows: items.map(({ name, standing, state, agreements }) => [
          { text: name },
          tags[state],
          { text: standing.inForce ? (standing.until === undefined ? '' : inDate(standing.until)) : capital(whyWithoutAgreement(standing) ?? '') },
          { text: agreements.length === 0 ? 'None is recorded' : agreements.map(said).join('\n'), prose: true },
        ]),
      },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/partnership/agreements')
  @ApiOperation({ summary: 'List information sharing agreements', operationId: 'partnership-list-agreements' })
  @ApiQuery({ name: 'show', required: false, schema: { type: 'string', enum: Object.keys(words), default: 'all' } })
  @ApiOkResponse({ description: 'Agencies with their agreements, those without one first: {"items":[…],"next":null}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(partnershipAccess, actor, 'partnership.see-agreements')
    const { show = 'all' } = checkShape(AgreementsQuery, query)
    const items = await this.shown(show)
    return {
      items: items.map(({ id, state, standing, agreements }) => ({
        agency: id,
        state,
        until: (standing.inForce ? standing.until : standing.ended) ?? null,
        agreements: agreements.map(each => ({ reference: each.reference, signedOn: each.signedOn, from: each.from, until: lastDayOf(each), because: each.ended?.because ?? null })),
      })),
      next: null,
    }
  }

  private async shown(show: Shown): Promise<readonly AgencyAgreements[]> {
    return (await this.agreements.list()).filter(({ state }) => show === 'all' || state === show)
  }
}
