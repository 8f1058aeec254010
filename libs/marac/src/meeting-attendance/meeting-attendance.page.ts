import { authorise, may, NoSuchThing } from '@lantern/access'
import { EventStore, stateNow } from '@lantern/event-store'
import { beside, Buttons, Directory, Frames, HtmlPage, inDate, inLongDate, inPlural, render, signedInOf } from '@lantern/web-kit'
import { Controller, Param, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { InvitedPeople } from '../invited-people.js'
import { maracAccess } from '../marac.access.js'
import { isMeetingRef } from '../meeting/meeting.refs.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { meeting } from '../meeting/meeting.stream.js'
import { attendanceWords } from '../meeting/meeting.words.js'
import { MeetingAgenda } from '../meeting-agenda/meeting-agenda.query.js'
import { Meetings } from '../meetings/meetings.query.js'

/** Who is invited and how they take part; for each case how many were left off, and never who. */
@Controller()
export class MeetingAttendancePage {
  constructor(
    private readonly meetings: Meetings,
    private readonly agenda: MeetingAgenda,
    private readonly invited: InvitedPeople,
    private readonly store: EventStore,
    private readonly buttons: Buttons,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('meetings/:ref/attendance')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query('done') done: unknown): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.hold-meeting')
    const row = isMeetingRef(ref) ? await this.meetings.find(ref) : undefined
    if (!row) throw new NoSuchThing()
    const [{ people: invited, leftOff }, items, { state }] = await Promise.all([this.invited.of(ref, row.chair), this.agenda.seenBy(actor, row), stateNow(this.store, meeting, ref)])
    const seen = new Set(items.map(each => each.ref))
    const left = items.flatMap(each => (leftOff.has(each.ref) ? [`${each.ref}: ${inPlural(leftOff.get(each.ref) ?? 0, 'person', 'people')} not invited to hear it`] : []))
    const others = Object.values(state.attendance).filter(({ user, caseId }) => caseId === undefined && !invited.some(each => each.user === user))
    const records = may(maracAccess, actor, 'marac.hold-meeting') && row.status !== 'cancelled'
    const title = `${this.directory.area(row.area)}, ${inLongDate(row.held_on)}`
    return render(beside(import.meta.url), {
      title: 'Attendance',
      caption: title,
      breadcrumbs: [{ text: 'Meetings', href: '/meetings' }, { text: title, href: `/meetings/${ref}` }],
      notice: this.buttons.done(done),
      leftOff: left,
      chair: row.status === 'open' ? `/meetings/${ref}/chair` : undefined,
      table: {
        caption: 'People',
        captionHidden: true,
        empty: 'Nobody is invited yet.',
        columns: [{ text: 'Name' }, { text: 'Agency' }, { text: 'Cases', numeric: true }, { text: 'Takes part' }, { text: 'Confidentiality' }, ...(records ? [{ text: 'Record' }] : [])],
        rows: [...invited.map(each => ({ ...each, count: each.cases.filter(of => seen.has(of)).length })), ...others.map(each => ({ ...each, count: 0 }))]
          .toSorted((a, b) => this.directory.agency(a.agency).localeCompare(this.directory.agency(b.agency), 'en') || this.directory.user(a.user).localeCompare(this.directory.user(b.user), 'en'))
          .map(({ user, agency, count }) => [
            { text: this.directory.user(user) },
            { text: this.directory.agency(agency) },
            { text: String(count) },
            this.takesPart(state, user, seen),
            this.signed(state, user),
            ...(records ? [{ text: 'Record', what: `how ${this.directory.user(user)} takes part`, href: `/meetings/${ref}/record-attendance?user=${user}` }] : []),
          ]),
      },
      ...(await this.frames.of(request)),
    })
  }

  /** In the whole meeting, and below it in single cases that the reader may know of. */
  private takesPart({ attendance }: Meeting, user: string, seen: ReadonlySet<string>) {
    const words = ({ how, insteadOf, receivedOn }: Meeting['attendance'][string]): string =>
      `${attendanceWords[how]}${insteadOf === undefined ? '' : ` for ${this.directory.user(insteadOf)}`}${receivedOn === undefined ? '' : `, came on ${inDate(receivedOn)}`}`
    const [whole, single] = [attendance[user], Object.values(attendance).filter(each => each.user === user && each.caseId !== undefined && seen.has(each.caseId))]
    return { text: whole ? words(whole) : 'Not recorded', ...(single.length > 0 && { after: single.map(each => `${each.caseId ?? ''}: ${words(each)}`).join('. ') }) }
  }

  private signed({ attendance, signed }: Meeting, user: string) {
    if (signed.includes(user)) return { text: 'Signed', tag: 'green' }
    return attendance[user]?.signedOnPaper ? { text: 'Signed on paper', tag: 'green' } : { text: 'Not signed' }
  }
}
