import { AccessLog, authoriseOn, NoSuchThing, Subjects } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags, beside, Buttons, Directory, Frames, HtmlPage, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { casePagesOf } from '../case-pages.js'
import { CasePeople } from '../case-people.js'
import { maracAccess } from '../marac.access.js'
import { peopleOf } from '../same-person/same-person.refs.js'
import { People } from '../people/people.query.js'
import { PossibleMatches, type PersonMatches } from './possible-matches.query.js'
import { matchItemsOf, possibleMatchesPage } from './possible-matches.view.js'

/** Who on a case may have been told of before: the Hub says whether they are the same person. */
@Controller()
@ApiTags('marac')
export class PossibleMatchesPage {
  constructor(
    private readonly matches: PossibleMatches,
    private readonly people: People,
    private readonly casePeople: CasePeople,
    private readonly subjects: Subjects,
    private readonly log: AccessLog,
    private readonly clock: Clock,
    private readonly buttons: Buttons,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases/:ref/possible-matches')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query('done') done: unknown): Promise<string> {
    return render(beside(import.meta.url), {
      ...possibleMatchesPage(ref, await this.find(request, ref), this.directory),
      pages: casePagesOf(ref, signedInOf(request).actor, 'Possible matches'),
      warnings: await this.casePeople.warnings(ref),
      breadcrumbs: [{ text: 'Cases', href: '/cases' }, { text: ref, href: `/cases/${ref}` }],
      notice: this.buttons.done(done),
      ...(await this.frames.of(request)),
    })
  }

  /** Back to the matches of the newer of the two cases: the one that is being worked on. Unknown and hidden are answered alike. */
  @HtmlPage('same-person/:ref')
  async after(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('ref') two: string, @Query('done') done: unknown): Promise<void> {
    const { actor } = signedInOf(request)
    const rows = await this.people.visibleTo(actor, peopleOf(two))
    const newest = rows.toSorted((a, b) => (a.referred_at < b.referred_at ? 1 : -1))[0]
    if (!newest) throw new NoSuchThing()
    void reply.code(303).header('location', `/cases/${newest.ref}/possible-matches${typeof done === 'string' && /^[a-z-]+$/.test(done) ? `?done=${done}` : ''}`)
  }

  @Get('api/marac/cases/:ref/possible-matches')
  @ApiOperation({ summary: 'Who on the case may have been told of before, and why', operationId: 'marac-possible-matches' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })
  @ApiOkResponse({ description: 'Everybody on the case with their possible matches: {"items":[…]}' })
  async api(@Req() request: FastifyRequest, @Param('ref') ref: string) {
    return { items: matchItemsOf(await this.find(request, ref)) }
  }

  /** Recorded as what it is: a read of the case, and a search among all people. @throws NotSignedIn, Forbidden, NoSuchThing */
  private async find(request: FastifyRequest, ref: string): Promise<readonly PersonMatches[]> {
    const { actor } = signedInOf(request)
    await authoriseOn(maracAccess, actor, 'marac.match-people', relations => this.subjects.find('maracCase', ref, actor, relations))
    const found = await this.matches.of(actor, ref)
    const at = this.clock.now()
    await this.log.record({ actor, at, verb: 'case-read', ref })
    await this.log.record({ actor, at, verb: 'search', of: 'people', count: found.reduce((sum, { matches }) => sum + matches.length, 0) })
    return found
  }
}
