import { AccessLog, authorise, Calendars, mayEver, NoSuchThing } from '@lantern/access'
import { addDays, Clock, londonInstant } from '@lantern/clock'
import { ApiExcludeController, beside, Directory, Frames, HtmlPage, inDateTime, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import ical, { ICalEventStatus } from 'ical-generator'
import { maracAccess } from '../marac.access.js'
import { fromTo } from '../meeting/meeting.words.js'
import { OwnDeadlines, type OwnDeadline } from './own-deadlines.query.js'
import { OwnMeetings } from './own-meetings.query.js'

/** What is to be done, and where it is done: a calendar lies on telephones, so that it says references alone. */
const words: Readonly<Record<OwnDeadline['of'], readonly [text: string, href: string]>> = {
  action: ['Action due', '/actions/{about}'],
  research: ['Research due', '/cases/{ref}/return-research'],
  question: ['Answer due', '/cases/{ref}/messages'],
  triage: ['Decision on a referral due', '/cases/{ref}'],
  plan: ['Plan or meeting due', '/cases/{ref}/dates'],
}

/** Own deadlines and meetings as a calendar that other programs follow, by a secret address that its person makes and takes away. */
@Controller()
@ApiExcludeController()
export class CalendarPage {
  constructor(
    private readonly calendars: Calendars,
    private readonly own: OwnDeadlines,
    private readonly meetings: OwnMeetings,
    private readonly log: AccessLog,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('notices/calendar')
  async page(@Req() request: FastifyRequest): Promise<string> {
    return this.show(request, this.userOf(request))
  }

  /** Shows the address once: only its hash is kept. */
  @Post('notices/calendar')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  async make(@Req() request: FastifyRequest): Promise<string> {
    const user = this.userOf(request)
    const token = await this.calendars.make(user, this.clock.now())
    return this.show(request, user, `${request.protocol}://${request.host}/calendars/${token}.ics`)
  }

  @Post('notices/calendar/revoke')
  @HttpCode(303)
  async revoke(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.calendars.revoke(this.userOf(request))
    void reply.header('location', '/notices/calendar')
  }

  /** The calendar itself, for programs that cannot sign in. @throws NoSuchThing alike for an address that never was, one that was revoked, and one of somebody who may no longer sign in */
  @Get('calendars/:file')
  async feed(@Param('file') file: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const user = await this.calendars.userOf(file.replace(/\.ics$/, ''))
    const person = this.directory.people().find(each => each.user === user && each.active)
    if (user === undefined || !person || !mayEver(maracAccess, person, 'marac.list-notices')) throw new NoSuchThing()
    const now = this.clock.now()
    await this.log.record({ actor: person, at: now, verb: 'list', of: '/calendars' })
    const calendar = ical({ name: 'Lantern: what is due', prodId: { company: 'Lantern', product: 'deadlines', language: 'EN' }, ttl: 3600 })
    for (const { of, about, caseId, dueOn } of await this.own.of(person, now)) {
      const [text, href] = words[of]
      const place = href.replace('{about}', about).replace('{ref}', caseId)
      calendar.createEvent({ id: `${of}-${about}-${dueOn}@lantern`, stamp: now, start: dueOn, end: addDays(dueOn, 1), allDay: true, summary: `${text}: ${of === 'action' ? about : caseId}`, url: `${request.protocol}://${request.host}${place}` })
    }
    for (const { id, area, status, held_on: on, starts_at: startsAt, minutes } of await this.meetings.of(person, now)) {
      const cancelled = status === 'cancelled'
      const start = new Date(londonInstant(on, startsAt))
      calendar.createEvent({
        id: `meeting-${id}@lantern`,
        stamp: now,
        start,
        end: new Date(start.getTime() + minutes * 60_000),
        summary: `${cancelled ? 'Cancelled: ' : ''}MARAC meeting, ${this.directory.area(area)} (${id})`,
        description: `${fromTo(startsAt, minutes)}, London time`,
        status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
        url: `${request.protocol}://${request.host}/meetings/${id}`,
      })
    }
    void reply.header('content-type', 'text/calendar; charset=utf-8').header('cache-control', 'private, no-store').header('content-disposition', 'attachment; filename="lantern.ics"')
    return calendar.toString()
  }

  /** @throws NotSignedIn, Forbidden */
  private userOf(request: FastifyRequest): string {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-notices')
    return actor.user
  }

  private async show(request: FastifyRequest, user: string, address?: string): Promise<string> {
    const since = await this.calendars.madeAt(user)
    return render(beside(import.meta.url), {
      title: 'Your dates in a calendar',
      breadcrumbs: [{ text: 'Notices', href: '/notices' }],
      address,
      since: since === undefined ? undefined : inDateTime(since),
      ...(await this.frames.of(request)),
    })
  }
}
