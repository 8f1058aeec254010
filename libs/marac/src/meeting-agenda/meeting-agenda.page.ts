import { authorise, may, NoSuchThing } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { EventStore, historyOf, stateNow } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { RulesNow, whyDeadline, type RulesInForce } from '@lantern/rules'
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags, beside, Buttons, type Button, Directory, Frames, HtmlPage, inLongDate, inDateTime, inPlural, inShortDate, newKey, openerFor, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Param, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { AgendaParts } from '../agenda-parts/agenda-parts.query.js'
import { whyAgendaDue } from '../agenda-why.js'
import { Cases } from '../cases.js'
import { Invitations } from '../invitations.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { isMeetingRef } from '../meeting/meeting.refs.js'
import { meeting } from '../meeting/meeting.stream.js'
import { otherBusiness } from '../meeting/other-business.policy.js'
import { agendaPartWords } from '../meeting/meeting.words.js'
import { meetingWords } from '../meeting-choices.js'
import { lateForMeeting } from '../late-for-meeting.js'
import { ResearchRequests } from '../research-requests/research-requests.query.js'
import { MinutesDue } from '../minutes-due/minutes-due.query.js'
import { minutesDeadline } from '../minutes-deadline.js'
import { meetingItemOf } from '../meeting-item.view.js'
import type { MeetingRow } from '../meetings/meetings.projection.js'
import { Meetings } from '../meetings/meetings.query.js'
import { MeetingAgenda } from './meeting-agenda.query.js'
import { changesSince, earlierActions, endingFlags, issuedActions, factsOf, sectionsOf, timeNeeded } from './meeting-agenda.view.js'

/** A meeting with its agenda: to each reader the cases that they may know of, and nothing of any other. */
@Controller()
@ApiTags('marac')
export class MeetingAgendaPage {
  constructor(
    private readonly meetings: Meetings,
    private readonly agenda: MeetingAgenda,
    private readonly parts: AgendaParts,
    private readonly cases: Cases,
    private readonly invitations: Invitations,
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly rules: RulesNow,
    private readonly research: ResearchRequests,
    private readonly minutesDue: MinutesDue,
    private readonly buttons: Buttons,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('meetings/:ref')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query('done') done: unknown): Promise<string> {
    const { actor, row } = await this.find(request, ref)
    const now = this.clock.now()
    const [items, { rules }, parts] = await Promise.all([this.agenda.seenBy(actor, row), this.rules.inForce(now), this.parts.of(actor, row)])
    const [observes, signs] = [row.observers.includes(actor.user), row.status === 'open' && (await this.isToSign(actor, ref))]
    // An observer signs, as all do, and does nothing else.
    const buttons = this.buttons.of(meetingLifecycle, row.status, ref, actor, { agencies: {}, excluded: [] }).filter(({ name }) => (name === 'sign-confidentiality' ? signs : !observes))
    return render(beside(import.meta.url), {
      title: this.titleOf(row),
      breadcrumbs: [{ text: 'Meetings', href: '/meetings' }],
      notice: this.buttons.done(done),
      cancelled: row.status === 'cancelled',
      facts: factsOf(row, items.length, { names: this.directory, today: londonDate(now), rules }),
      whys: await this.whysOf(row),
      warnings: !['scheduled', 'open'].includes(row.status) || !seesAll(actor) ? [] : [...(await this.meetings.atTheSameTime(row)).map(other => `Another meeting is at the same time: ${meetingWords(other, this.directory)}. Change or cancel one of them.`), ...timeNeeded(items.length, row, rules).warnings],
      changes: row.status !== 'scheduled' ? [] : changesSince(row, items, await this.known(actor, row)),
      version: row.version,
      links: [{ text: 'Who is invited', href: `/meetings/${ref}/invitations` }, ...(may(maracAccess, actor, 'marac.hold-meeting') && row.status !== 'cancelled' ? [{ text: 'Attendance', href: `/meetings/${ref}/attendance` }] : []), ...((row.minutes_version > 0 && (seesAll(actor) || items.length > 0)) || (row.opened_at !== null && may(maracAccess, actor, 'marac.hold-meeting')) ? [{ text: row.minutes_version > 0 ? `Minutes, version ${row.minutes_version}` : 'Minutes as they stand', href: `/meetings/${ref}/minutes` }] : [])],
      versions: Array.from({ length: row.version }, (_, i) => ({ text: `Version ${i + 1}`, href: `/meetings/${ref}/agendas/${i + 1}` })),
      buttons: this.buttonsOf(row, buttons),
      moves: buttons.some(({ name }) => name === 'move-agenda-item') ? `/meetings/${ref}/move-agenda-item` : undefined,
      key: newKey(),
      sections: sectionsOf(items, this.directory, await this.tooLate(row, items.map(({ ref: of }) => of), rules)),
      earlier: earlierActions(parts.actions, this.directory, londonDate(now)),
      ending: endingFlags(parts.flags),
      other: row.other.map(({ id, text }) => ({ id, text: text ?? 'No longer held' })),
      others: buttons.some(({ name }) => name === 'add-other-business') ? { add: `/meetings/${ref}/add-other-business`, change: `/meetings/${ref}/change-other-business` } : undefined,
      empty: seesAll(actor) ? 'No case is listed for this meeting yet.' : 'No case that your agency is on is listed for this meeting.',
      list: may(maracAccess, actor, 'marac.list-to-be-listed') && ['scheduled', 'open'].includes(row.status) ? `/to-be-listed?area=${row.area}` : undefined,
      ...(await this.frames.of(request)),
    })
  }

  @HtmlPage('meetings/:ref/agendas/:version')
  async issued(@Req() request: FastifyRequest, @Param('ref') ref: string, @Param('version') version: string): Promise<string> {
    const { actor, row } = await this.find(request, ref)
    const events = await historyOf(this.store, meeting, [ref])
    const event = events.find(each => each.type === 'AgendaIssued' && String(each.data.version) === version)
    if (event?.type !== 'AgendaIssued') throw new NoSuchThing()
    const { cases, parts } = event.data
    const [rows, seenParts, open] = await Promise.all([this.rowsOf(actor, cases.map(each => each.ref)), parts && this.parts.seenOf(actor, parts), openerFor(this.sealer, meeting, events)])
    const seen = cases.flatMap(({ ref: of, part }) => (rows.has(of) ? [{ of, part, victim: rows.get(of) ?? 'No longer held' }] : []))
    return render(beside(import.meta.url, 'issued-agenda'), {
      title: `Agenda, version ${version}`,
      caption: this.titleOf(row),
      breadcrumbs: [{ text: 'Meetings', href: '/meetings' }, { text: this.titleOf(row), href: `/meetings/${ref}` }],
      issued: `Issued ${inDateTime(event.recordedAt)}, by ${this.directory.user(event.by.user)}.`,
      latest: Number(version) === row.version,
      kept: parts !== undefined,
      earlier: seenParts && issuedActions(seenParts.actions, this.directory),
      ending: seenParts && endingFlags(seenParts.flags),
      other: otherBusiness(events, parts?.other ?? [], open).map(({ text }) => text ?? 'No longer held'),
      table: {
        caption: 'Cases of this version',
        captionHidden: true,
        empty: 'No case that you may know of was on it.',
        columns: [{ text: 'Number', numeric: false }, { text: 'Case', whole: true }, { text: 'Victim' }, { text: 'Part' }],
        rows: seen.map(({ of, part, victim }, index) => [{ text: String(index + 1) }, { text: of, href: `/cases/${of}` }, { text: victim }, { text: agendaPartWords[part] }]),
      },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/meetings/:ref')
  @ApiOperation({ summary: 'Read a meeting and its agenda', operationId: 'marac-read-meeting' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })
  @ApiOkResponse({ description: 'The meeting; actions of earlier meetings that are not finished; in order the cases on its agenda; cases whose flags end: of cases that you may know of' })
  async api(@Req() request: FastifyRequest, @Param('ref') ref: string) {
    const { actor, row } = await this.find(request, ref)
    const [items, parts] = await Promise.all([this.agenda.seenBy(actor, row), this.parts.of(actor, row)])
    return {
      ...meetingItemOf(row),
      actions: parts.actions.map(({ ref: of, belongs_to: ofCase, agency, status, due_on: dueOn }) => ({ ref: of, case: ofCase, agency, status, dueOn })),
      agenda: items.map(({ ref: of, part, listedAt }) => ({ ref: of, part, listedAt })),
      other: row.other.map(({ id, text }) => ({ id, text })),
      flags: parts.flags.map(({ ref: of, until, agencies }) => ({ ref: of, until, agencies })),
    }
  }

  /** @throws NotSignedIn, Forbidden, NoSuchThing */
  private async find(request: FastifyRequest, ref: string): Promise<{ readonly actor: Actor; readonly row: MeetingRow }> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-meetings')
    const row = isMeetingRef(ref) ? await this.meetings.find(ref) : undefined
    if (!row) throw new NoSuchThing()
    return { actor, row }
  }

  /** While it goes on, the cases come first. Beginning it is offered on its day, and each attendance where it is shown. */
  private buttonsOf({ id, status, held_on: on, minutes_version: version }: MeetingRow, buttons: readonly Button[]): readonly Button[] {
    const early = on > londonDate(this.clock.now())
    const offered = buttons.filter(({ name }) => !['move-agenda-item', 'add-other-business', 'change-other-business', 'record-attendance', 'record-visitor', version === 0 ? 'correct-minutes' : 'issue-minutes'].includes(name) && !(name === 'open-meeting' && early))
    const holds = offered.some(({ name }) => name === 'close-meeting')
    return status === 'open' ? [{ name: 'chair', text: holds ? 'Hear the cases' : 'Follow the cases', href: `/meetings/${id}/chair` }, ...offered] : offered
  }

  /** Whether somebody takes part who has not signed yet. */
  private async isToSign({ user }: Actor, ref: string): Promise<boolean> {
    const [{ invited }, { state }] = await Promise.all([this.invitations.of(ref), stateNow(this.store, meeting, ref)])
    const takesPart = invited.some(each => each.user === user) || Object.values(state.attendance).some(each => each.user === user)
    return takesPart && !state.signed.includes(user) && state.attendance[user]?.signedOnPaper !== true
  }

  private titleOf({ area, held_on: on }: MeetingRow): string {
    return `${this.directory.area(area)}, ${inLongDate(on)}`
  }

  /** Why agenda and minutes are due when they are, while they are not out. */
  private async whysOf(row: MeetingRow): Promise<readonly { readonly summary: string; readonly lines: readonly string[] }[]> {
    const { closed_at: closedAt, minutes_due_on: firstDueOn } = row
    const agenda = row.status === 'scheduled' && row.version === 0 ? [{ summary: `Why is the agenda due on ${inLongDate(row.agenda_due_on)}?`, lines: await whyAgendaDue(this.rules, row) }] : []
    const owed = (await this.minutesDue.owed([row])).get(row.id)
    if (!owed || closedAt === null || firstDueOn === null) return agenda
    const { rules } = await this.rules.inForce(closedAt)
    return [...agenda, { summary: `Why are the minutes due on ${inLongDate(owed.dueOn)}?`, lines: whyDeadline(minutesDeadline({ closedAt, firstDueOn, movedTo: owed.movedTo }), rules).sentences }]
  }

  /** Of which cases research that is out is due too late for the meeting, while it is to come; how many agencies, and by when it is to be there. */
  private async tooLate({ status, held_on: on }: MeetingRow, refs: readonly string[], rules: RulesInForce): Promise<ReadonlyMap<string, string>> {
    if (status !== 'scheduled' || on < londonDate(this.clock.now())) return new Map()
    const out = (await this.research.outOn(refs)).map(({ ref, due_on: dueOn }) => ({ ref, dueOn }))
    const { by, later } = lateForMeeting(on, out, rules)
    return new Map([...Map.groupBy(later, ({ ref }) => ref)].map(([ref, all]) => [ref, `Research is due after ${inShortDate(by)}: ${inPlural(all.length, 'agency', 'agencies')}`]))
  }

  /** Which cases of the agenda that went out last the reader may know of. */
  private async known(actor: Actor, { issued }: MeetingRow): Promise<ReadonlySet<string>> {
    return new Set((await this.rowsOf(actor, issued.map(({ ref }) => ref))).keys())
  }

  /** The victims' names, of those cases that the reader may know of. */
  private async rowsOf(actor: Actor, refs: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    if (refs.length === 0) return new Map()
    const rows = await this.cases.visibleTo(actor).select(['ref', 'victim']).where('ref', 'in', refs).execute()
    return new Map(rows.map(({ ref, victim }) => [ref, victim]))
  }
}
