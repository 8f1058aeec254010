import { mayEver } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import { PrivateStore } from '@lantern/privacy'
import { ApiOkResponse, ApiOperation, ApiTags, beside, Buttons, Directory, Frames, HtmlPage, inDateTime, render, signedInOf, whyWithoutAgreement, WorkCards, type WorkCard } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import { DiscoveryService } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { workPagesOf } from '../work-pages.js'

/** Deadlines are watched every minute; after an hour without, people must know that nobody is told of what is late. */
const longestSilence = 60 * 60_000

const isLate = ({ count, urgent = false }: WorkCard): boolean => urgent && count > 0

/** The first page: how much there is to do, each count leading to the very list that it counts. */
@Controller()
@ApiTags('marac')
export class MyWorkPage {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly privateStore: PrivateStore,
    private readonly buttons: Buttons,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('')
  async page(@Req() request: FastifyRequest, @Query('done') done: unknown): Promise<string> {
    const { actor } = signedInOf(request)
    const [cards, silent] = await Promise.all([this.cards(request), this.silence(this.clock.now())])
    return render(beside(import.meta.url), {
      title: 'My work',
      notice: this.buttons.done(done),
      pages: workPagesOf(actor, '/'),
      // What is late first; what nothing waits in is below, small, where a day's work would otherwise be sought among zeros.
      cards: [...cards.filter(isLate), ...cards.filter(card => card.count > 0 && !isLate(card))],
      empty: cards.filter(({ count }) => count === 0),
      silent,
      without: whyWithoutAgreement(this.directory.agreementOf(actor.agency, londonDate(this.clock.now()))),
      links: [
        { text: 'Refer a case', href: '/refer', verb: 'marac.submit-referral' },
        { text: 'Search for a case', href: '/cases/search', verb: 'marac.search-cases' },
        { text: 'All cases', href: '/cases', verb: 'marac.list-cases' },
        { text: 'Say when you are away, and see who is', href: '/away' },
      ].filter(({ verb }) => verb === undefined || mayEver(maracAccess, actor, verb)),
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/my-work')
  @ApiOperation({ summary: 'Count what there is to do', operationId: 'marac-my-work' })
  @ApiOkResponse({ description: 'The counts of your lists, each with the address of its list: {"items":[…],"next":null}' })
  async api(@Req() request: FastifyRequest) {
    return { items: await this.cards(request), next: null }
  }

  /** @throws NotSignedIn */
  private async cards(request: FastifyRequest): Promise<readonly WorkCard[]> {
    const { actor } = signedInOf(request)
    const counting = this.discovery.getProviders().flatMap(({ instance }) => (instance instanceof WorkCards ? [instance] : []))
    return (await Promise.all(counting.sort((a, b) => a.order - b.order).map(each => each.cards(actor, this.clock.now())))).flat()
  }

  /** When deadlines were last looked at, in words, if that is too long ago; undefined while all is well. */
  private async silence(now: Instant): Promise<string | undefined> {
    const last = await this.privateStore.tickTime('tick')
    if (last === undefined) return 'have not been looked at yet'
    return Date.parse(now) - Date.parse(last) > longestSilence ? `were last looked at on ${inDateTime(last)}` : undefined
  }
}
