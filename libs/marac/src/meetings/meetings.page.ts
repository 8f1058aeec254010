import { authorise, may } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, Buttons, checkShape, Directory, dueTag, Frames, HtmlPage, inLongDate, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import type { Page, PageAsked } from '@lantern/projections'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { overlappingPairs } from '../meeting/overlap.policy.js'
import { fromTo, meetingKindWords } from '../meeting/meeting.words.js'
import { MeetingAgenda } from '../meeting-agenda/meeting-agenda.query.js'
import { meetingWords } from '../meeting-choices.js'
import { meetingItemOf } from '../meeting-item.view.js'
import type { MeetingRow } from './meetings.projection.js'
import { Meetings } from './meetings.query.js'

class MeetingsQuery {
  @OneOf('which meetings', { choices: { 'to-come': 'To come', past: 'Past' }, optional: true }) show?: 'to-come' | 'past'
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
    const past = show === 'past'
    const { items, next } = await this.list(past, { cursor, limit: past ? 25 : 50 })
    const keeps = may(maracAccess, actor, 'marac.schedule-meeting')
    return render(beside(import.meta.url), {
      title: past ? 'Past and cancelled meetings' : 'Meetings to come',
      notice: this.buttons.done(done),
      schedule: keeps,
      without: keeps && !past && next === null && cursor === undefined ? this.areasWithout(items) : [],
      overlaps: keeps && !past ? overlappingPairs(items).map(([one, other]) => ({ one: this.linkTo(one), other: this.linkTo(other) })) : [],
      filters: [{ text: 'To come', href: '/meetings', current: !past }, { text: 'Past and cancelled', href: '/meetings?show=past', current: past }],
      table: await this.tableOf(actor, items, past),
      more: { next: next === null ? undefined : `/meetings?show=${show}&cursor=${next}`, first: cursor === undefined ? undefined : `/meetings?show=${show}` },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/meetings')
  @ApiOperation({ summary: 'List meetings', operationId: 'marac-list-meetings' })
  @ApiQuery({ name: 'show', required: false, schema: { type: 'string', enum: ['to-come', 'past'], default: 'to-come' } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Meetings of every area, those to come with the soonest first, past and cancelled ones with the latest; `cases` counts those that you may know of: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-meetings')
    const { show = 'to-come', cursor, limit = 50 } = checkShape(MeetingsQuery, query)
    const { items, next } = await this.list(show === 'past', { cursor, limit })
    const counts = await this.agenda.counts(actor, items.map(({ id }) => id))
    return { items: items.map(row => ({ ...meetingItemOf(row), cases: counts.get(row.id) ?? 0 })), next }
  }

  private list(past: boolean, page: PageAsked): Promise<Page<MeetingRow>> {
    return past ? this.meetings.past(page) : this.meetings.coming(page)
  }

  /** Areas for which no monthly meeting is to come. */
  private areasWithout(toCome: readonly MeetingRow[]) {
    const has = new Set(toCome.flatMap(({ area, kind }) => (kind === 'monthly' ? [area] : [])))
    return this.directory.areas().flatMap(({ id, name, ended }) => (ended || has.has(id) ? [] : [{ name, href: `/meetings/schedule?area=${id}&kind=monthly` }]))
  }

  private linkTo(row: MeetingRow) {
    return { href: `/meetings/${row.id}`, text: meetingWords(row, this.directory) }
  }

  private async tableOf(actor: Actor, items: readonly MeetingRow[], past: boolean) {
    const [counts, today] = [await this.agenda.counts(actor, items.map(({ id }) => id)), londonDate(this.clock.now())]
    return {
      caption: 'Meetings',
      captionHidden: true,
      empty: past ? 'No meeting has been held or cancelled yet.' : 'No meeting is to come.',
      columns: [{ text: 'Day', whole: true }, { text: 'Area' }, { text: 'Time' }, { text: 'Chair' }, ...(past ? [] : [{ text: 'Cases', numeric: true }]), { text: 'Agenda' }, ...(past ? [{ text: 'Minutes' }] : [])],
      rows: items.map(row => [
        { text: inLongDate(row.held_on), href: `/meetings/${row.id}`, what: `${this.directory.area(row.area)} at ${row.starts_at}` },
        { text: this.directory.area(row.area), ...(row.kind === 'urgent' && { after: meetingKindWords.urgent }) },
        { text: fromTo(row.starts_at, row.minutes) },
        { text: this.directory.user(row.chair) },
        ...(past ? [] : [{ text: String(counts.get(row.id) ?? 0) }]),
        agendaCell(row, today),
        ...(past ? [minutesCell(row, today)] : []),
      ]),
    }
  }
}

/** Nothing of a meeting that was not held. */
function minutesCell({ id, minutes_version: version, minutes_due_on: dueOn }: MeetingRow, today: CalendarDate) {
  if (dueOn === null) return { text: 'Not held' }
  return version > 0 ? { text: `Version ${version}`, href: `/meetings/${id}/minutes`, what: 'of the minutes' } : dueTag(dueOn, today)
}

function agendaCell({ status, version, agenda_due_on: dueOn }: MeetingRow, today: CalendarDate) {
  if (status === 'cancelled') return { text: 'Cancelled', tag: 'grey' }
  if (version === 0 && status !== 'scheduled') return { text: 'Was not issued' }
  return version > 0 ? { text: `Version ${version} issued` } : dueTag(dueOn, today)
}
