import { AccessLog, authorise, may, NoSuchThing } from '@lantern/access'
import { theTier } from '@lantern/actions'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { RulesNow, whyDeadline } from '@lantern/rules'
import { ApiExcludeEndpoint, asDocx, beside, Buttons, Directory, docxMedia, dueTag, Frames, HtmlPage, inDateTime, inLongDate, partsOnPage, render, signedInOf, toBeKept, type Paper, type PaperPart } from '@lantern/web-kit'
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { changesBetween } from '../changes.policy.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { isMeetingRef } from '../meeting/meeting.refs.js'
import type { MeetingRow } from '../meetings/meetings.projection.js'
import { Meetings } from '../meetings/meetings.query.js'
import { minutesDeadline } from '../minutes-deadline.js'
import { MinutesDue } from '../minutes-due/minutes-due.query.js'
import { MeetingMinutes } from './meeting-minutes.query.js'
import { changeRow, linesOfMinutes, minutesParts } from './meeting-minutes.view.js'
import type { MinutesAsAt, MinutesVersion } from './minutes.js'

/**
 * The minutes of a meeting: as they stand, for whoever holds it, and each version as it went out, for whoever may know of one of its cases. To each reader those cases that they may know of, as if there
 * were no others; on the screen, on paper, or as a Word file. What was put right between two versions is worked out of what each says to this reader.
 */
@Controller()
export class MeetingMinutesPage {
  constructor(
    private readonly meetings: Meetings,
    private readonly minutes: MeetingMinutes,
    private readonly minutesDue: MinutesDue,
    private readonly rules: RulesNow,
    private readonly buttons: Buttons,
    private readonly log: AccessLog,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  /** The latest version; before there is one, the minutes as they stand, to whoever holds the meeting. */
  @HtmlPage('meetings/:ref/minutes')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query('done') done: unknown): Promise<string> {
    const { actor, row } = await this.find(request, ref)
    const latest = (await this.minutes.versions(ref)).at(-1)
    if (latest) return this.show(request, await this.issued(actor, row, latest), { row, actor, done, word: `/meetings/${ref}/minutes/${latest.version}/word` })
    if (row.opened_at === null) throw new NoSuchThing()
    authorise(maracAccess, actor, 'marac.hold-meeting')
    return this.show(request, await this.draft(actor, row), { row, actor, done })
  }

  /** As everything is recorded now: what a further version would say. */
  @HtmlPage('meetings/:ref/minutes/draft')
  async next(@Req() request: FastifyRequest, @Param('ref') ref: string): Promise<string> {
    const { actor, row } = await this.find(request, ref)
    authorise(maracAccess, actor, 'marac.hold-meeting')
    if (row.opened_at === null) throw new NoSuchThing()
    return this.show(request, await this.draft(actor, row), { row, actor })
  }

  @HtmlPage('meetings/:ref/minutes/:version')
  async version(@Req() request: FastifyRequest, @Param('ref') ref: string, @Param('version') version: string): Promise<string> {
    const { actor, row } = await this.find(request, ref)
    const which = await this.versionOf(ref, version)
    const newer = row.minutes_version > which.version ? `/meetings/${ref}/minutes` : undefined
    return this.show(request, await this.issued(actor, row, which), { row, actor, word: `/meetings/${ref}/minutes/${version}/word`, newer })
  }

  @Get('meetings/:ref/minutes/:version/word')
  @ApiExcludeEndpoint()
  async word(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('ref') ref: string, @Param('version') version: string): Promise<Buffer> {
    const { actor, row } = await this.find(request, ref)
    const { paper, minutes } = await this.issued(actor, row, await this.versionOf(ref, version))
    await this.log.record({ actor, at: this.clock.now(), verb: 'export', of: '/meetings/:ref/minutes/:version/word', count: minutes.heard.length })
    const { demonstration } = await this.frames.of(request)
    const content = await asDocx(demonstration ? { ...paper, marking: `${paper.marking}: demonstration, people and events are invented` } : paper)
    toBeKept(reply, { media: docxMedia, file: `${demonstration ? 'demonstration-' : ''}${paper.name}.docx` })
    return content
  }

  private async show(request: FastifyRequest, { paper }: { readonly paper: Paper }, { row, actor, done, word, newer }: { readonly row: MeetingRow; readonly actor: Actor; readonly done?: unknown; readonly word?: string; readonly newer?: string | undefined }): Promise<string> {
    const holds = may(maracAccess, actor, 'marac.hold-meeting') && !row.observers.includes(actor.user)
    const draft = word === undefined
    const offered = this.buttons.of(meetingLifecycle, row.status, row.id, actor, { agencies: {}, excluded: [] }).filter(({ name }) => holds && name === (row.minutes_version === 0 ? 'issue-minutes' : 'correct-minutes'))
    return render(beside(import.meta.url), {
      ...paper,
      parts: partsOnPage(paper.parts),
      notice: this.buttons.done(done),
      due: row.minutes_version === 0 ? await this.dueOf(row) : undefined,
      buttons: newer !== undefined ? [] : [...offered, ...(holds && !draft && row.status === 'closed' ? [{ text: 'See how they stand now', href: `/meetings/${row.id}/minutes/draft` }] : [])],
      word,
      newer,
      onPaper: true,
      breadcrumbs: [{ text: 'Meetings', href: '/meetings' }, { text: this.titleOf(row), href: `/meetings/${row.id}` }],
      ...(await this.frames.of(request)),
    })
  }

  /** By when they are to be out, and why then; nothing before the meeting is over. */
  private async dueOf(row: MeetingRow) {
    const { closed_at: closedAt, minutes_due_on: firstDueOn } = row
    const owed = (await this.minutesDue.owed([row])).get(row.id)
    if (closedAt === null || firstDueOn === null || !owed) return undefined
    const { dueOn, movedTo, raised } = owed
    const { rules } = await this.rules.inForce(closedAt)
    const why = whyDeadline(minutesDeadline({ closedAt, firstDueOn, movedTo }), rules)
    return {
      text: `The minutes have not been issued. ${dueTag(dueOn, londonDate(this.clock.now())).text}: ${inLongDate(dueOn)}.`,
      raised: raised && { text: `Raised to ${theTier(raised.tier)}`, href: `/escalations/${raised.ref}` },
      why: why.sentences,
    }
  }

  private async draft(actor: Actor, row: MeetingRow) {
    const minutes = await this.minutes.asAt(actor, row, this.clock.now())
    return { minutes, paper: this.paper(row, minutes, `Draft as at ${inDateTime(minutes.at)}, not issued`, `minutes-${row.id.toLowerCase()}-draft`, []) }
  }

  /** With what it put right of the version before it. @throws NoSuchThing when none of its cases is theirs to know of */
  private async issued(actor: Actor, row: MeetingRow, { version, at, by }: MinutesVersion) {
    const minutes = await this.minutes.asAt(actor, row, at)
    if (!seesAll(actor) && minutes.heard.length + minutes.notHeard.length === 0) throw new NoSuchThing()
    const before = minutes.versions.find(each => each.version === version - 1)
    const changes = before ? this.changes(row, await this.minutes.asAt(actor, row, before.at), minutes) : []
    const corrections: readonly PaperPart[] = minutes.versions.length < 2 ? [] : [{ id: 'versions', title: 'Versions', blocks: [this.versionsTable(minutes.versions), ...changes] }]
    return { minutes, paper: this.paper(row, minutes, `Version ${version}, issued ${inDateTime(at)} by ${this.directory.user(by)}`, `minutes-${row.id.toLowerCase()}-version-${version}`, corrections) }
  }

  private paper(row: MeetingRow, minutes: MinutesAsAt, which: string, name: string, corrections: readonly PaperPart[]): Paper {
    return {
      name,
      marking: 'OFFICIAL-SENSITIVE',
      about: `${row.id}. ${which}`,
      title: `Minutes: ${this.titleOf(row)}`,
      handling: ['These minutes are confidential. They are not copied or passed on without the agreement of the agencies concerned, and the perpetrator must never learn of them.'],
      parts: [...corrections, ...minutesParts(minutes, row.area, this.directory)],
    }
  }

  private versionsTable(versions: readonly MinutesVersion[]): PaperPart['blocks'][number] {
    return { kind: 'table', caption: 'Versions', columns: ['Version', 'Issued', 'By', 'Why'], rows: versions.map(({ version, at, by, why }) => [String(version), inDateTime(at), this.directory.user(by), why ?? 'The first']) }
  }

  private changes(row: MeetingRow, before: MinutesAsAt, after: MinutesAsAt): PaperPart['blocks'] {
    const lines = (of: MinutesAsAt) => linesOfMinutes(minutesParts(of, row.area, this.directory))
    const rows = changesBetween(lines(before), lines(after)).flatMap(({ section, changes }) => changes.map(change => changeRow(section, change)))
    if (rows.length === 0) return [{ kind: 'text', text: 'Nothing that you may know of is other than in the version before.' }]
    return [{ kind: 'heading', text: 'What is other than in the version before' }, { kind: 'table', caption: 'What is other than in the version before', columns: ['Part', 'What', 'Before', 'Now'], rows }]
  }

  private titleOf({ area, held_on: on }: MeetingRow): string {
    return `${this.directory.area(area)}, ${inLongDate(on)}`
  }

  /** @throws NoSuchThing */
  private async versionOf(ref: string, version: string): Promise<MinutesVersion> {
    const found = (await this.minutes.versions(ref)).find(each => String(each.version) === version)
    if (!found) throw new NoSuchThing()
    return found
  }

  /** @throws NotSignedIn, Forbidden, NoSuchThing */
  private async find(request: FastifyRequest, ref: string): Promise<{ readonly actor: Actor; readonly row: MeetingRow }> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-meetings')
    const row = isMeetingRef(ref) ? await this.meetings.find(ref) : undefined
    if (!row) throw new NoSuchThing()
    return { actor, row }
  }
}
