import { Clock } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import { RulesNow } from '@lantern/rules'
import { ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags, beside, Directory, errorAt, formFields, Frames, HtmlPage, inDateTime, render, ShapeRefused, signedInOf, type FieldError } from '@lantern/web-kit'
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CasePeople } from '../../case-people.js'
import { casePagesOf } from '../../case-pages.js'
import { CaseReads } from '../../case-reads.js'
import { basisWordsOf } from '../lawful-bases.js'
import { CaseRecords } from '../case-record.query.js'
import { instantOf } from '../../marac-case/as-at.js'
import { linesOf } from './case-lines.view.js'
import { changesBetween, type Change, type SectionChanges } from '../../changes.policy.js'
import { compareFields, CompareInput, momentsOf } from './moments.js'

const words: Readonly<Record<Change['what'], { readonly text: string; readonly tag: string }>> = {
  added: { text: 'Added', tag: 'green' },
  changed: { text: 'Changed', tag: 'yellow' },
  'taken-away': { text: 'Taken away', tag: 'grey' },
}

/** What was added to a case, changed or taken away between two moments, as far as the reader may see it at each. */
@Controller()
@ApiTags('marac')
export class CompareCasePage {
  constructor(
    private readonly records: CaseRecords,
    private readonly reads: CaseReads,
    private readonly people: CasePeople,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly rules: RulesNow,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases/:ref/compare')
  async page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('ref') ref: string, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    await this.reads.authorise(actor, ref)
    const values = compareFields(query)
    const asked = this.asked(values)
    if ('errors' in asked && asked.errors.length > 0) void reply.code(400)
    const compared = 'moments' in asked ? await this.compared(request, ref, asked.moments) : undefined
    const changed = compared?.filter(({ changes }) => changes.length > 0)
    return render(beside(import.meta.url), {
      title: `Compare ${ref} at two moments`,
      breadcrumbs: [{ text: 'Cases', href: '/cases' }, { text: ref, href: `/cases/${ref}` }, { text: 'History', href: `/cases/${ref}/history` }],
      pages: casePagesOf(ref, actor, 'History'),
      warnings: await this.people.warnings(ref),
      form: { action: `/cases/${ref}/compare`, errors: 'errors' in asked ? asked.errors : [], ...formFields(CompareInput, { values, errors: 'errors' in asked ? asked.errors : [] }) },
      between: 'moments' in asked ? { from: inDateTime(asked.moments.from), to: inDateTime(asked.moments.to) } : undefined,
      sections: changed?.map(({ section, changes }) => ({ section, table: this.tableOf(section, changes) })),
      same: compared?.flatMap(({ section, changes }) => (changes.length === 0 ? [section] : [])),
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/cases/:ref/changes')
  @ApiOperation({ summary: 'Compare a case at two moments', operationId: 'marac-compare-case' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })
  @ApiQuery({ name: 'from', required: true, schema: { type: 'string', format: 'date-time' } })
  @ApiQuery({ name: 'to', required: false, schema: { type: 'string', format: 'date-time' }, description: 'Now, unless told' })
  @ApiOkResponse({ description: 'What was added, changed and taken away, by section: {"items":[…],"next":null}' })
  async api(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query('from') from: unknown, @Query('to') to: unknown) {
    await this.reads.authorise(signedInOf(request).actor, ref)
    const moments = { from: instantOf(from, 'from'), to: to === undefined ? this.clock.now() : instantOf(to, 'to') }
    if (moments.from >= moments.to) throw new ShapeRefused([errorAt(['to'], 'to must be later than from')])
    return { items: await this.compared(request, ref, moments), next: null }
  }

  private asked(values: Readonly<Record<string, unknown>>): { readonly errors: readonly FieldError[] } | { readonly moments: { readonly from: Instant; readonly to: Instant } } {
    if (Object.keys(values).length === 0) return { errors: [] }
    try {
      return { moments: momentsOf(values, this.clock.now()) }
    } catch (error) {
      if (error instanceof ShapeRefused) return { errors: error.errors }
      throw error
    }
  }

  /** Both moments are recorded as read. */
  private async compared(request: FastifyRequest, ref: string, { from, to }: { readonly from: Instant; readonly to: Instant }): Promise<readonly SectionChanges[]> {
    const { actor } = signedInOf(request)
    const [before, after] = await Promise.all([from, to].map(at => this.records.findAsAt(ref, { agency: actor.agency }, at)))
    await this.reads.record(actor, ref, before, from)
    await this.reads.record(actor, ref, after, to)
    const words = await basisWordsOf(this.rules, [...(before?.research ?? []), ...(after?.research ?? [])])
    return changesBetween(linesOf(before, this.directory, words), linesOf(after, this.directory, words))
  }

  private tableOf(section: string, changes: readonly Change[]) {
    return {
      caption: `What changed in ${section.toLowerCase()}`,
      captionHidden: true,
      empty: '',
      columns: [{ text: 'What' }, { text: 'What happened' }, { text: 'At the first moment' }, { text: 'At the second moment' }],
      rows: changes.map(({ what, label, before, after }) => [{ text: label }, words[what], { text: before ?? 'Not there yet', prose: true }, { text: after ?? 'Not there any more', prose: true }]),
    }
  }
}
