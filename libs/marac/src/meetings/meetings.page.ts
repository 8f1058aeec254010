import { authorise, may } from '@lantern/access'
import { theTier } from '@lantern/actions'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, Buttons, checkShape, Directory, dueTag, Frames, HtmlPage, inLongDate, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import type { Page, PageAsked } from '@lantern/projections'
import { RulesNow } from '@lantern/rules'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { whyAgendaDue } from '../agenda-why.js'
import { maracAccess } from '../marac.access.js'
import { overlappingPairs } from '../meeting/overlap.policy.js'
import { fromTo, meetingKindWords } from '../meeting/meeting.words.js'
import { MeetingAgenda } from '../meeting-agenda/meeting-agenda.query.js'
import { meetingWords } from '../meeting-choices.js'
import { meetingItemOf } from '../meeting-item.view.js'
import { minutesDeadline } from '../minutes-deadline.js'
import { MinutesDue } from '../minutes-due/minutes-due.query.js'
import { whyCells, type WhyCell } from '../why-cells.js'
import type { MeetingRow } from './meetings.projection.js'
import { Meetings } from './meetings.query.js'

type Shown = 'to-come' | 'past' | 'minutes-due'

const lists: Readonly<Record<Shown, { readonly title: string; readonly text: string; readonly href: string; readonly empty: string }>> = {
  'to-come': { title: 'Meetings to come', text: 'To come', href: '/meetings', empty: 'No meeting is to come.' },
  past: { title: 'Past and cancelled meetings', text: 'Past and cancelled', href: '/meetings?show=past', empty: 'No meeting has been held or cancelled yet.' },
  'minutes-due': { title: 'Minutes to issue', text: 'Minutes to issue', href: '/meetings?show=minutes-due', empty: 'The minutes of every meeting are out.' },
}

class MeetingsQuery {
  @OneOf('which meetings', { choices: { 'to-come': 'To come', past: 'Past', 'minutes-due': 'Minutes to issue' }, optional: true }) show?: Shown
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

/** Every area's meetings, those to come first. */
@Controller()
@ApiTags('marac')
export class MeetingsPage {
  constructor(
    private readonly meetings: Meetings,
    private readonly agenda: MeetingAgenda,
    private readonly minutesDue: MinutesDue,
    private readonly rules: RulesNow,
    private readonly buttons: Buttons,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('meetings')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-meetings')
    const { done, ...asked } = query
    const { show = 'to-come', cursor } = checkShape(MeetingsQuery, asked)
    const toCome = show === 'to-come'
    const { items, next } = await this.list(show, { cursor, limit: toCome ? 50 : 25 })
    const keeps = may(maracAccess, actor, 'marac.schedule-meeting')
    return render(beside(import.meta.url), {
      title: lists[show].title,
      notice: this.buttons.done(done),
      schedule: keeps,
      without: keeps && toCome && next === null && cursor === undefined ? this.areasWithout(items) : [],
      overlaps: keeps && toCome ? overlappingPairs(items).map(([one, other]) => ({ one: this.linkTo(one), other: this.linkTo(other) })) : [],
      filters: Object.entries(lists).flatMap(([name, { text, href }]) => (name === 'minutes-due' && !keeps ? [] : [{ text, href, current: name === show }])),
      table: await this.tableOf(actor, items, show),
      more: { next: next === null ? undefined : `/meetings?show=${show}&cursor=${next}`, first: cursor === undefined ? undefined : `/meetings?show=${show}` },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/meetings')
  @ApiOperation({ summary: 'List meetings', operationId: 'marac-list-meetings' })
  @ApiQuery({ name: 'show', required: false, schema: { type: 'string', enum: ['to-come', 'past', 'minutes-due'], default: 'to-come' } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Meetings of every area, those to come with the soonest first, past and cancelled ones with the latest, those whose minutes are to be issued with the longest due; `cases` counts those that you may know of: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-meetings')
    const { show = 'to-come', cursor, limit = 50 } = checkShape(MeetingsQuery, query)
    const { items, next } = await this.list(show, { cursor, limit })
    const counts = await this.agenda.counts(actor, items.map(({ id }) => id))
    return { items: items.map(row => ({ ...meetingItemOf(row), cases: counts.get(row.id) ?? 0 })), next }
  }

  private list(show: Shown, page: PageAsked): Promise<Page<MeetingRow>> {
    if (show === 'minutes-due') return this.minutesDue.page(page)
    return show === 'past' ? this.meetings.past(page) : this.meetings.coming(page)
  }

  /** Areas for which no monthly meeting is to come. */
  private areasWithout(toCome: readonly MeetingRow[]) {
    const has = new Set(toCome.flatMap(({ area, kind }) => (kind === 'monthly' ? [area] : [])))
    return this.directory.areas().flatMap(({ id, name, ended }) => (ended || has.has(id) ? [] : [{ name, href: `/meetings/schedule?area=${id}&kind=monthly` }]))
  }

  private linkTo(row: MeetingRow) {
    return { href: `/meetings/${row.id}`, text: meetingWords(row, this.directory) }
  }

  /** Of those whose minutes are not out: by when they are to be, why then, and who has them if they were raised. */
  private async minutesCells(items: readonly MeetingRow[], keeps: boolean) {
    const owed = await this.minutesDue.owed(items)
    const rows = items.filter(({ id }) => owed.has(id))
    const today = londonDate(this.clock.now())
    const whys = await whyCells(this.rules, rows, ({ id, area, held_on: on, closed_at: closedAt, minutes_due_on: firstDueOn }) => ({
      ...minutesDeadline({ closedAt: closedAt ?? '', firstDueOn: firstDueOn ?? '', movedTo: owed.get(id)?.movedTo }),
      what: `minutes of ${this.directory.area(area)}, ${inLongDate(on)}`,
    }))
    return new Map(
      rows.flatMap(({ id }, i) => {
        const of = owed.get(id)
        return of ? [[id, { ...dueTag(of.dueOn, today), ...(of.raised && keeps && { after: `Raised to ${theTier(of.raised.tier)}` }), ...whys[i] }] as const] : []
      }),
    )
  }

  /** Why each agenda that is not out is due on its date. */
  private async agendaWhys(items: readonly MeetingRow[]): Promise<ReadonlyMap<string, WhyCell>> {
    const waiting = items.filter(({ status, version }) => status === 'scheduled' && version === 0)
    return new Map(await Promise.all(waiting.map(async row => [row.id, { more: { summary: 'Why this date?', what: `agenda of ${meetingWords(row, this.directory)}`, lines: await whyAgendaDue(this.rules, row) } }] as const)))
  }

  private async tableOf(actor: Actor, items: readonly MeetingRow[], show: Shown) {
    const [past, keeps] = [show !== 'to-come', may(maracAccess, actor, 'marac.schedule-meeting')]
    const [counts, minutes] = await Promise.all([this.agenda.counts(actor, items.map(({ id }) => id)), this.minutesCells(items, keeps)])
    const [today, agendas] = [londonDate(this.clock.now()), await this.agendaWhys(items)]
    return {
      caption: 'Meetings',
      captionHidden: true,
      empty: lists[show].empty,
      columns: [{ text: 'Day', whole: true }, { text: 'Area' }, { text: 'Time' }, { text: 'Chair' }, ...(past ? [] : [{ text: 'Cases', numeric: true }]), ...(show === 'minutes-due' ? [] : [{ text: 'Agenda' }]), ...(past ? [{ text: 'Minutes' }] : []), ...(show === 'minutes-due' && keeps ? [{ text: 'To do' }] : [])],
      rows: items.map(row => [
        { text: inLongDate(row.held_on), href: `/meetings/${row.id}`, what: `${this.directory.area(row.area)} at ${row.starts_at}` },
        { text: this.directory.area(row.area), ...(row.kind === 'urgent' && { after: meetingKindWords.urgent }) },
        { text: fromTo(row.starts_at, row.minutes) },
        { text: this.directory.user(row.chair) },
        ...(past ? [] : [{ text: String(counts.get(row.id) ?? 0) }]),
        ...(show === 'minutes-due' ? [] : [{ ...agendaCell(row, today), ...agendas.get(row.id) }]),
        ...(past ? [minutes.get(row.id) ?? minutesCell(row)] : []),
        ...(show === 'minutes-due' && keeps ? [{ text: 'Read and issue', href: `/meetings/${row.id}/minutes`, what: `the minutes of ${this.directory.area(row.area)}, ${inLongDate(row.held_on)}` }] : []),
      ]),
    }
  }
}

/** Nothing of a meeting that was not held. */
const minutesCell = ({ id, minutes_version: version }: MeetingRow) => (version > 0 ? { text: `Version ${version}`, href: `/meetings/${id}/minutes`, what: 'of the minutes' } : { text: 'Not held' })

function agendaCell({ status, version, agenda_due_on: dueOn }: MeetingRow, today: CalendarDate) {
  if (status === 'cancelled') return { text: 'Cancelled', tag: 'grey' }
  if (version === 0 && status !== 'scheduled') return { text: 'Was not issued' }
  return version > 0 ? { text: `Version ${version} issued` } : dueTag(dueOn, today)
}
