import { AccessLog, authoriseOn, Subjects } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags, beside, Directory, formFields, Frames, HtmlPage, render, ShapeRefused, signedInOf, type FieldError } from '@lantern/web-kit'
import { Controller, Get, Param, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { casePagesOf } from '../case-pages.js'
import { CasePeople } from '../case-people.js'
import { maracAccess } from '../marac.access.js'
import { timelineOf } from '../history-timeline.js'
import { asAtFields, AsAtInput, asAtOf } from '../marac-case/as-at.js'
import { CaseHistory, type HistoryEntry } from './case-history.query.js'

/** The history of a case as a timeline, and the boxes that lead to the case as at a past moment. */
@Controller()
@ApiTags('marac')
export class CaseHistoryPage {
  constructor(
    private readonly history: CaseHistory,
    private readonly people: CasePeople,
    private readonly subjects: Subjects,
    private readonly log: AccessLog,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases/:ref/history')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query() query: Record<string, unknown>): Promise<string> {
    const entries = await this.read(request, ref)
    const values = asAtFields(query)
    const errors = this.errorsIn(query, values)
    return render(beside(import.meta.url), {
      title: `History of ${ref}`,
      warnings: await this.people.warnings(ref),
      breadcrumbs: [{ text: 'Cases', href: '/cases' }, { text: ref, href: `/cases/${ref}` }],
      pages: casePagesOf(ref, signedInOf(request).actor, 'History'),
      form: { action: `/cases/${ref}/as-at`, errors, ...formFields(AsAtInput, { values, errors }) },
      compare: `/cases/${ref}/compare`,
      items: timelineOf(entries, this.directory),
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/cases/:ref/history')
  @ApiOperation({ summary: 'Read the history of a case', operationId: 'marac-read-history' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })
  @ApiOkResponse({ description: 'What happened to the case and its actions, newest first: {"items":[…],"next":null}' })
  async api(@Req() request: FastifyRequest, @Param('ref') ref: string) {
    return { items: await this.read(request, ref), next: null }
  }

  /** @throws NotSignedIn, Forbidden, NoSuchThing */
  private async read(request: FastifyRequest, ref: string): Promise<readonly HistoryEntry[]> {
    const { actor } = signedInOf(request)
    await authoriseOn(maracAccess, actor, 'marac.read-case', () => this.subjects.find('maracCase', ref, actor))
    const entries = await this.history.of(ref)
    await this.log.record({ actor, at: this.clock.now(), verb: 'history-read', ref })
    return entries
  }

  /** A date that was asked for and cannot be used comes back here. */
  private errorsIn(query: Record<string, unknown>, values: Record<string, unknown>): readonly FieldError[] {
    if (Object.keys(values).length === 0) return []
    try {
      asAtOf(query, this.clock.now())
      return []
    } catch (error) {
      if (error instanceof ShapeRefused) return error.errors
      throw error
    }
  }
}
