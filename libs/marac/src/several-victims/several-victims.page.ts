import { authorise } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags, beside, checkShape, ExportAs, type ExportColumn, exportLinks, Frames, HtmlPage, inDate, inPlural, inShortDate, ListExports, NothingAsked, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import type { SeenWithSeveral } from './several-victims.policy.js'
import { SeveralVictims } from './several-victims.query.js'

const gone = 'No longer held'

/** Perpetrators seen with several victims, for whoever tells MATAC of them. Nothing here says who a victim is, where, or in which case. */
@Controller()
@ApiTags('marac')
export class SeveralVictimsPage {
  constructor(
    private readonly list: SeveralVictims,
    private readonly exports: ListExports,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('several-victims')
  async page(@Req() request: FastifyRequest): Promise<string> {
    const { people, rule } = await this.read(request)
    const { victims, years } = rule.value
    const counted = people.filter(each => each.victims >= victims)
    return render(beside(import.meta.url), {
      title: 'People seen with several victims',
      breadcrumbs: [{ text: 'Cases', href: '/cases' }],
      count: `${inPlural(counted.length, 'person', 'people')} with ${victims} or more victims in ${inPlural(years, 'year')}`,
      why: `Somebody is listed who was told of as perpetrator of ${victims} or more victims in cases that the Hub took up within ${inPlural(years, 'year')}, and was ${rule.value.leastAge} or older. Records count as one person's only where somebody said that they are. In force from ${inDate(rule.version)}; source: ${rule.source}`,
      exports: exportLinks('/several-victims/export'),
      table: tableOf('People seen with several victims', 'Nobody is seen with so many victims.', counted),
      apart: people.length === counted.length ? undefined : tableOf('People who come to the number only by counter-allegations', '', people.filter(each => each.victims < victims)),
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/several-victims')
  @ApiOperation({ summary: 'List perpetrators seen with several victims', operationId: 'marac-list-several-victims' })
  @ApiOkResponse({ description: 'Name, dates of birth and counts, the most victims first; victims of counter-allegations are counted apart: {"items":[…],"next":null}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    checkShape(NothingAsked, query)
    const { people } = await this.read(request)
    return { items: people.map(({ name, birthDates, victims, counterAllegations, victimToo }) => ({ name, birthDates, victims, counterAllegations, victimToo })), next: null }
  }

  /** Name, dates of birth and how many: whoever is there only by counter-allegations stays here. @throws NotSignedIn, Forbidden, ShapeRefused, StoreUnavailable */
  @Get('several-victims/export')
  @ApiExcludeEndpoint()
  async download(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Query() query: Record<string, unknown>): Promise<Buffer> {
    const { people, rule } = await this.read(request)
    const { as } = checkShape(ExportAs, query)
    const rows = people.filter(({ victims }) => victims >= rule.value.victims)
    return this.exports.send(request, reply, { as, of: '/several-victims/export', table: { name: 'several-victims', columns, rows } })
  }

  /** @throws NotSignedIn, Forbidden */
  private read(request: FastifyRequest): ReturnType<SeveralVictims['of']> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-several-victims')
    return this.list.of(actor, this.clock.now())
  }
}

const columns: readonly ExportColumn<SeenWithSeveral>[] = [
  { title: 'Name', of: ({ name }) => name ?? undefined },
  { title: 'Date of birth', of: ({ birthDates }) => birthDates.join(', ') },
  { title: 'Victims', kind: 'number', of: ({ victims }) => victims },
]

const tableOf = (caption: string, empty: string, people: readonly SeenWithSeveral[]) => ({
  caption,
  captionHidden: true,
  empty,
  columns: [{ text: 'Name' }, { text: 'Born' }, { text: 'Victims', numeric: true }, { text: 'Last referral', whole: true }, { text: 'Look first' }],
  rows: people.map(({ personId, name, birthDates, victims, lastReferredOn, counterAllegations, victimToo }) => [
    { text: name ?? gone, href: `/people/${personId}` },
    { text: birthDates.map(inShortDate).join('\n') || 'Not known', prose: true },
    { text: String(victims) },
    { text: inShortDate(lastReferredOn) },
    { text: lookFirst(counterAllegations, victimToo) },
  ]),
})

function lookFirst(counterAllegations: number, victimToo: boolean): string {
  if (counterAllegations > 0) return `${inPlural(counterAllegations, 'counter-allegation')}, not counted: this person is a victim of the other one in another case`
  return victimToo ? 'A victim in a case too' : 'Nothing'
}
