import { londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { dueOnOf, RulesNow, whyDeadline, type Deadline } from '@lantern/rules'
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags, beside, capital, Directory, dueTag, Frames, HtmlPage, inDateTime, inLongDate, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Param, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { CaseAsAt } from '../../case-as-at.js'
import { casePagesOf } from '../../case-pages.js'
import { actionDeadlinesOf, deadlinesOf, plannedAtOf } from '../../case-deadlines.js'
import { IdvaServices } from '../../idva-services.js'
import { shortActionRef } from '../../marac-case/marac-case.words.js'
import { CaseNow } from '../case-now.js'
import { CaseRecords } from '../case-record.query.js'

/** A date of the case, and every step of the sum that made it what it is. */
export interface CaseDate {
  readonly what: string
  readonly agency: string
  /** Of an action: its reference. */
  readonly action?: string
  readonly dueOn: CalendarDate
  readonly stands: 'open' | 'stands-still' | 'done' | 'not-needed'
  /** Since when its clock stands still, where it does. */
  readonly since?: CalendarDate
  readonly doneAt?: string
  readonly rule: string
  readonly why: readonly string[]
}

/** By when what is to be done on a case, and why: the start, the rule and its version, the days that were not counted, the pauses, what people agreed. */
@Controller()
@ApiTags('marac')
export class CaseDatesPage {
  constructor(
    private readonly now: CaseNow,
    private readonly records: CaseRecords,
    private readonly idva: IdvaServices,
    private readonly rules: RulesNow,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases/:ref/dates')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string): Promise<string> {
    const { actor } = signedInOf(request)
    const { record } = await this.now.read(actor, ref)
    const dates = await this.datesOf(record)
    const today = londonDate(record.asAt)
    const what = ({ what, action }: CaseDate) => (action === undefined ? { text: capital(what) } : { text: `Action ${shortActionRef(action)}`, href: `/actions/${action}` })
    const why = (date: CaseDate) => ({ more: { summary: 'Why this date?', what: `${date.what}, ${this.directory.agency(date.agency)}`, lines: date.why } })
    const columns = [{ text: 'What' }, { text: 'Who acts' }]
    return render(beside(import.meta.url), {
      title: `Dates of ${ref}`,
      breadcrumbs: [{ text: 'Cases', href: '/cases' }, { text: ref, href: `/cases/${ref}` }],
      bar: this.records.barOf(record, this.directory),
      pages: casePagesOf(ref, actor, 'Dates'),
      open: {
        caption: 'To be done, the first date first',
        captionHidden: true,
        empty: 'Nothing on this case waits for a date.',
        columns: [...columns, { text: 'By' }],
        rows: dates.flatMap(date => (isOpen(date) ? [[what(date), { text: this.directory.agency(date.agency) }, { ...dueCell(date, today), ...why(date) }]] : [])),
      },
      over: {
        caption: 'Done, or not needed any more',
        captionHidden: true,
        empty: 'Nothing has been done yet.',
        columns: [...columns, { text: 'By' }, { text: 'Done' }],
        rows: dates.flatMap(date => (isOpen(date) ? [] : [[what(date), { text: this.directory.agency(date.agency) }, { text: inLongDate(date.dueOn), ...why(date) }, doneCell(date)]])),
      },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/cases/:ref/dates')
  @ApiOperation({ summary: 'List the dates of a case', operationId: 'marac-list-case-dates' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })
  @ApiOkResponse({ description: 'What is to be done by when, who acts, and why it is that date, the first date first: {"items":[…]}. Actions that are over stand with the action' })
  async api(@Req() request: FastifyRequest, @Param('ref') ref: string): Promise<{ readonly items: readonly CaseDate[] }> {
    const { record } = await this.now.read(signedInOf(request).actor, ref)
    return { items: await this.datesOf(record) }
  }

  private async datesOf(record: CaseAsAt): Promise<readonly CaseDate[]> {
    const hub = this.directory.hub()?.id ?? ''
    const all: readonly (Deadline & { readonly action?: string })[] = [...deadlinesOf(record, { hub, idvaOf: area => this.idva.of(area)[0] }, plannedAtOf(record.actions)), ...actionDeadlinesOf(record)]
    const dates = await Promise.all(all.map(async deadline => caseDate(deadline, (await this.rules.inForce(deadline.startedAt)).rules)))
    return dates.sort((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1))
  }
}

function caseDate(deadline: Deadline & { readonly action?: string }, rules: Parameters<typeof whyDeadline>[1]): CaseDate {
  const { what, agency, action, doneAt, dropped, standsSince: since } = deadline
  const { rule, sentences } = whyDeadline(deadline, rules)
  return { what, agency, ...(action !== undefined && { action }), dueOn: dueOnOf(deadline, rules), stands: doneAt !== undefined ? 'done' : dropped ? 'not-needed' : since !== undefined ? 'stands-still' : 'open', ...(since !== undefined && { since }), ...(doneAt !== undefined && { doneAt }), rule, why: sentences }
}

const isOpen = ({ stands }: CaseDate): boolean => stands === 'open' || stands === 'stands-still'

/** The date of a clock that stands still moves on with each day: it says since when instead. */
const dueCell = ({ dueOn, since }: CaseDate, today: CalendarDate) => (since === undefined ? { ...dueTag(dueOn, today), ...('tag' in dueTag(dueOn, today) && { after: inLongDate(dueOn) }) } : { text: 'Stands still', tag: 'grey', after: `Since ${inLongDate(since)}` })

function doneCell({ doneAt, dueOn }: CaseDate): { readonly text: string; readonly tag?: string } {
  if (doneAt === undefined) return { text: 'Not needed any more' }
  return londonDate(doneAt) > dueOn ? { text: `Late, ${inDateTime(doneAt)}`, tag: 'orange' } : { text: inDateTime(doneAt) }
}
