import { mayEver, NoSuchThing, type Subject } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { streamOf, type Actor, type Instant } from '@lantern/decision'
import { Views } from '@lantern/projections'
import { ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags, awayWords, beside, Buttons, Directory, etagOf, Frames, HtmlPage, inDateTime, render, ShapeRefused, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CaseAsAt } from '../case-as-at.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { casePagesOf } from '../case-pages.js'
import { asAtOf, instantOf } from '../marac-case/as-at.js'
import { undecided } from '../marac-case/marac-case.allowed.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { IdvaServices } from '../idva-services.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { answersAppeal } from '../marac-case/appeal/answers-appeal.policy.js'
import { maracManagers } from '../marac-managers.js'
import { Pairs, type ShownRepeat } from '../pairs/pairs.query.js'
import { PossibleMatches } from '../possible-matches/possible-matches.query.js'
import { allowedBy as samePersonAllowedBy } from '../same-person/same-person.allowed.js'
import { CaseAccess } from '../case-access/case-access.query.js'
import { accessSectionOf, withoutAccess } from './access.section.js'
import { pointlessNow } from '../buttons-now.js'
import { CaseReads } from '../case-reads.js'
import { CaseNow } from './case-now.js'
import { CaseRecords } from './case-record.query.js'
import { knownBeforeOf, nothingKnownBefore, type KnownBefore } from './known-before.section.js'
import { offersOf } from './offers.js'
import { talkSectionOf } from './talk.section.js'

/** A case on one page, as it stands or as it stood. Unknown, unrelated and excluded are answered alike: there is nothing here. */
@Controller()
@ApiTags('marac')
export class CaseRecordPage {
  constructor(
    private readonly now: CaseNow,
    private readonly records: CaseRecords,
    private readonly access: CaseAccess,
    private readonly idva: IdvaServices,
    private readonly pairs: Pairs,
    private readonly matches: PossibleMatches,
    private readonly reads: CaseReads,
    private readonly buttons: Buttons,
    private readonly views: Views,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases/:ref')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query('done') done: unknown): Promise<string> {
    const { actor } = signedInOf(request)
    const { record, subject } = await this.now.read(actor, ref)
    const [parked, knownBefore, access] = await Promise.all([this.views.parked(streamOf(maracCase, ref)), this.knownBefore(actor, record), seesAll(actor) ? this.access.of(ref) : undefined])
    const buttons = this.buttonsOf(record, subject, actor)
    const offers = offersOf(record, withoutAccess(buttons).filter(({ name }) => name !== 'join-case' || (knownBefore.open ?? []).length > 0))
    return render(beside(import.meta.url), {
      ...(await this.now.pageOf(record, actor)),
      breadcrumbs: [{ text: 'Cases', href: '/cases' }],
      knownBefore: knownBeforeOf(ref, knownBefore),
      pages: casePagesOf(ref, actor, 'Case'),
      print: `/cases/${ref}/print`,
      transferFile: mayEver(maracAccess, actor, 'marac.transfer') && record.transfers.some(({ refused }) => !refused) ? `/cases/${ref}/transfer-file` : undefined,
      notice: this.buttons.done(done),
      buttons: offers.first,
      offers: offers.under,
      access: accessSectionOf(access, record, this.idva.of(record.area), buttons, this.directory),
      away: this.awayOf(record),
      behind: parked.length > 0,
      ...(await this.frames.of(request)),
    })
  }

  /** That the coordinator of an open case is away, and who deputises. */
  private awayOf({ status, coordinator }: CaseAsAt): string | undefined {
    if (status !== 'open' || !coordinator) return undefined
    const words = awayWords(this.directory, coordinator.user, londonDate(this.clock.now()))
    return words && `${this.directory.user(coordinator.user)}, who coordinates the case: ${words.charAt(0).toLowerCase()}${words.slice(1)}.`
  }

  @HtmlPage('cases/:ref/as-at')
  async asAt(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('ref') ref: string, @Query() query: Record<string, unknown>): Promise<string | undefined> {
    const { actor } = signedInOf(request)
    await this.reads.authorise(actor, ref)
    const at = this.momentOf(query)
    if (at === undefined) {
      // Back to the boxes, which say what is wrong and keep what was typed.
      const typed = Object.entries(query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []))
      void reply.code(303).header('location', `/cases/${encodeURIComponent(ref)}/history?${new URLSearchParams(typed).toString()}`)
      return undefined
    }
    const record = await this.records.findAsAt(ref, { agency: actor.agency }, at)
    await this.reads.record(actor, ref, record, at)
    return render(beside(import.meta.url), {
      ...(record ? { ...(await this.now.pageOf(record)), messages: talkSectionOf(record, this.directory, 'all') } : { title: ref }),
      nothing: record === undefined,
      knownBefore: nothingKnownBefore,
      asAt: `this case as it was known on ${inDateTime(at)}`,
      back: { text: 'Back to the history', href: `/cases/${ref}/history` },
      buttons: [],
      offers: {},
      behind: false,
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/cases/:ref')
  @ApiOperation({ summary: 'Read a case', operationId: 'marac-read-case' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })
  @ApiQuery({ name: 'asAt', required: false, schema: { type: 'string', format: 'date-time' }, description: 'A past moment: the case as it was known then' })
  @ApiOkResponse({ description: 'The case with its people, research and actions, and the last referral that it repeats; the ETag is its revision' })
  async api(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('ref') ref: string,
    @Query('asAt') asAt: unknown,
  ): Promise<CaseAsAt & { readonly repeatOf?: ShownRepeat | null }> {
    const { actor } = signedInOf(request)
    if (asAt !== undefined) {
      await this.reads.authorise(actor, ref)
      const at = instantOf(asAt, 'asAt')
      const then = await this.records.findAsAt(ref, { agency: actor.agency }, at)
      await this.reads.record(actor, ref, then, at)
      if (!then) throw new NoSuchThing()
      return then
    }
    const { record } = await this.now.read(actor, ref)
    void reply.header('etag', etagOf(record.revision))
    return { ...record, repeatOf: (await this.pairs.repeatsOf(actor, [ref])).get(ref) ?? null }
  }

  /** The Hub decides on a referral with possible matches in view; once it is decided they have a page of their own. */
  private async knownBefore(actor: Actor, { ref, status }: CaseAsAt): Promise<KnownBefore> {
    const triages = undecided.includes(status) && seesAll(actor)
    const [repeats, counter, matches, open] = await Promise.all([
      this.pairs.repeatsOf(actor, [ref]),
      this.pairs.counterOf(actor, ref),
      triages ? this.matches.waiting(actor, ref) : undefined,
      triages ? this.pairs.openOf(actor, ref) : [],
    ])
    return { repeat: repeats.get(ref), matches, open, counter }
  }

  private buttonsOf(record: CaseAsAt, subject: Subject, actor: Actor) {
    const research = researchButtonsOf(record.research.find(({ agency }) => agency === actor.agency))
    const ownFile = record.files.some(({ by, inError }) => !inError && (seesAll(actor) || by.agency === actor.agency))
    // Where a manager is left out because they may not know of the case, the list of appeals offers it to a supervisor; the rule decides.
    const { by: decidedBy } = record.appeal?.against ?? {}
    const answers = answersAppeal(actor, { decidedBy, managers: maracManagers(this.directory), excluded: [], restrictedTo: undefined }) === 'yes'
    const pointless = [...pointlessNow(record, actor.agency), ...(answers ? [] : ['answer-appeal'])]
    const next = this.buttons.of(caseLifecycle, record.status, record.ref, actor, subject).filter(({ name }) => !(ofResearch.includes(name) && !research.includes(name)) && (name !== 'record-file-in-error' || ownFile) && !pointless.includes(name))
    const under = this.buttons.under('maracCase', record.ref, actor, subject).filter(({ name }) => !ofMatches.includes(name))
    return [...next, ...(record.status === 'open' ? under : [])]
  }

  private momentOf(query: Record<string, unknown>): Instant | undefined {
    try {
      return asAtOf(query, this.clock.now())
    } catch (error) {
      if (error instanceof ShapeRefused) return undefined
      throw error
    }
  }
}

const ofResearch: readonly string[] = ['take-research', 'leave-research', 'return-research', 'add-to-research', 'withdraw-research']
/** What an agency may still do about its research. Who searches is said in the list of requests, where colleagues see it. */
const researchButtonsOf = (own: CaseAsAt['research'][number] | undefined): readonly string[] => {
  if (!own) return []
  if (own.returnedAt === undefined) return ['return-research']
  return own.told.some(({ withdrawn }) => !withdrawn) ? ['add-to-research', 'withdraw-research'] : ['add-to-research']
}

/** Said on the page of possible matches, beside both records. */
const ofMatches: readonly string[] = Object.values(samePersonAllowedBy).flat()
