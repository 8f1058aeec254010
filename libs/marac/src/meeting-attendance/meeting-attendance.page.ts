import { authorise, may, NoSuchThing } from '@lantern/access'
import { Refusal } from '@lantern/decision'
import { EventStore, stateNow } from '@lantern/event-store'
import { ApiExcludeEndpoint, beside, Buttons, commandIdOf, Commands, Directory, Frames, HtmlPage, inDate, inLongDate, inPlural, newKey, render, signedInOf, Slices, splitForm } from '@lantern/web-kit'
import { Body, Controller, Header, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { InvitedPeople } from '../invited-people.js'
import { MeetingVisitors } from '../meeting-visitors.js'
import { maracAccess } from '../marac.access.js'
import { isMeetingRef } from '../meeting/meeting.refs.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { meeting } from '../meeting/meeting.stream.js'
import { attendanceWords, visitorKindWords, visitorSignatureWords } from '../meeting/meeting.words.js'
import { MeetingAgenda } from '../meeting-agenda/meeting-agenda.query.js'
import { Meetings } from '../meetings/meetings.query.js'

/** Who is invited and how they take part; for each case how many were left off, and never who. */
@Controller()
export class MeetingAttendancePage {
  constructor(
    private readonly meetings: Meetings,
    private readonly agenda: MeetingAgenda,
    private readonly invited: InvitedPeople,
    private readonly visitors: MeetingVisitors,
    private readonly store: EventStore,
    private readonly commands: Commands,
    private readonly slices: Slices,
    private readonly buttons: Buttons,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('meetings/:ref/attendance')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query('done') done: unknown): Promise<string> {
    return this.show(request, ref, { done, typed: {}, errors: [] })
  }

  /** The register: what was changed in it is recorded for each person by itself, and what others recorded meanwhile stays. */
  @Post('meetings/:ref/attendance')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async save(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('ref') ref: string, @Body() body: Record<string, unknown>): Promise<string | undefined> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.hold-meeting')
    const { answers: typed, command: key = newKey() } = splitForm(body)
    const changed = changesIn(typed, isMeetingRef(ref) ? (await stateNow(this.store, meeting, ref)).state : undefined)
    const errors = changed.flatMap(({ user, how }) => (how === undefined ? [{ text: `Select how ${this.directory.user(user)} takes part`, href: `#${paperName(user)}` }] : []))
    if (errors.length === 0) {
      for (const [index, { user, how, signedOnPaper }] of changed.entries()) {
        const use = { actor, ref, body: { user, how, signedOnPaper }, spelling: 'json' as const, commandId: commandIdOf(actor, `${key}/${user}`), ...(index < changed.length - 1 && { patience: 0 }) }
        try {
          await this.commands.run(this.slices.get('marac', 'record-attendance'), use)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          errors.push({ text: `${this.directory.user(user)}: ${error.message}`, href: `#${paperName(user)}` })
        }
      }
    }
    if (errors.length === 0) {
      void reply.code(303).header('location', `/meetings/${ref}/attendance?done=record-attendance`)
      return undefined
    }
    void reply.code(400)
    return this.show(request, ref, { done: undefined, typed, errors })
  }

  private async show(request: FastifyRequest, ref: string, { done, typed, errors }: { readonly done: unknown; readonly typed: Readonly<Record<string, unknown>>; readonly errors: readonly { readonly text: string; readonly href: string }[] }): Promise<string> {
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
      errors,
      ...(records && { register: { action: `/meetings/${ref}/attendance`, command: newKey() } }),
      visitors: await this.visitorsTable(ref, records),
      write: records ? `/meetings/${ref}/record-visitor` : undefined,
      chair: row.status === 'open' ? `/meetings/${ref}/chair` : undefined,
      table: {
        caption: 'People',
        captionHidden: true,
        empty: 'Nobody is invited yet.',
        columns: [{ text: 'Name' }, { text: 'Agency' }, { text: 'Cases', numeric: true }, { text: 'Takes part' }, { text: 'Confidentiality' }, ...(records ? [{ text: 'Details' }] : [])],
        rows: [...invited.map(each => ({ ...each, count: each.cases.filter(of => seen.has(of)).length })), ...others.map(each => ({ ...each, count: 0 }))]
          .toSorted((a, b) => this.directory.agency(a.agency).localeCompare(this.directory.agency(b.agency), 'en') || this.directory.user(a.user).localeCompare(this.directory.user(b.user), 'en'))
          .map(({ user, agency, count }) => [
            { text: this.directory.user(user) },
            { text: this.directory.agency(agency) },
            { text: String(count) },
            records && invited.some(each => each.user === user) ? this.register(state, user, seen, typed) : this.takesPart(state, user, seen),
            this.signed(state, user, records && invited.some(each => each.user === user) ? typed : undefined),
            ...(records ? [{ text: 'Details', what: `how ${this.directory.user(user)} takes part`, href: `/meetings/${ref}/record-attendance?user=${user}` }] : []),
          ]),
      },
      ...(await this.frames.of(request)),
    })
  }

  /** Those without an account: an address says who is meant by an id, and never by name. */
  private async visitorsTable(ref: string, records: boolean) {
    const visitors = await this.visitors.of(ref)
    return {
      caption: 'Without an account',
      empty: 'Nobody without an account was written down.',
      columns: [{ text: 'Name' }, { text: 'Agency' }, { text: 'Takes part' }, { text: 'Confidentiality' }, ...(records ? [{ text: 'Details' }] : [])],
      rows: visitors.map(({ visitorId, name, post, agency, how, insteadOf, signed, by }) => [
        { text: name ?? 'No longer held', ...(post !== undefined && { after: post }) },
        { text: this.directory.agency(agency) },
        { text: `${visitorKindWords[how]}${insteadOf === undefined ? '' : ` for ${this.directory.user(insteadOf)}`}` },
        signed === 'no' ? { text: visitorSignatureWords.no } : { text: visitorSignatureWords[signed], tag: 'green', after: `Written down by ${this.directory.user(by)}` },
        ...(records ? [{ text: 'Put right', what: `what is recorded of ${name ?? 'this person'}`, href: `/meetings/${ref}/record-visitor?${new URLSearchParams({ visitor: visitorId, agency, how, signed, ...(insteadOf !== undefined && { insteadOf }) }).toString()}` }] : []),
      ]),
    }
  }

  /** In the whole meeting, and below it in single cases that the reader may know of. */
  private takesPart({ attendance }: Meeting, user: string, seen: ReadonlySet<string>) {
    const words = ({ how, insteadOf, receivedOn }: Meeting['attendance'][string]): string =>
      `${attendanceWords[how]}${insteadOf === undefined ? '' : ` for ${this.directory.user(insteadOf)}`}${receivedOn === undefined ? '' : `, came on ${inDate(receivedOn)}`}`
    const [whole, single] = [attendance[user], Object.values(attendance).filter(each => each.user === user && each.caseId !== undefined && seen.has(each.caseId))]
    return { text: whole ? words(whole) : 'Not recorded', ...(single.length > 0 && { after: single.map(each => `${each.caseId ?? ''}: ${words(each)}`).join('. ') }) }
  }

  /** What most people do is picked from a list; what needs more said stands in words. */
  private register(state: Meeting, user: string, seen: ReadonlySet<string>, typed: Readonly<Record<string, unknown>>) {
    const said = this.takesPart(state, user, seen)
    const recorded = state.attendance[user]?.how
    if (recorded !== undefined && !isInRegister(recorded)) return said
    const was = recorded ?? ''
    const chosen = typed[howName(user)] ?? was
    const choices = [...(recorded === undefined ? [{ value: '', text: 'Not recorded' }] : []), ...inRegister.map(how => ({ value: how, text: attendanceWords[how] }))]
    return { pick: { name: howName(user), label: `How ${this.directory.user(user)} takes part`, was, choices: choices.map(choice => ({ ...choice, selected: choice.value === chosen })) }, ...('after' in said && { after: said.after }) }
  }

  /** `typed` where it may be recorded here. */
  private signed({ attendance, signed }: Meeting, user: string, typed?: Readonly<Record<string, unknown>>) {
    if (signed.includes(user)) return { text: 'Signed', tag: 'green' }
    const recorded = attendance[user]
    if (recorded?.signedOnPaper) return { text: 'Signed on paper', tag: 'green' }
    if (!typed || (recorded && !isInRegister(recorded.how))) return { text: 'Not signed' }
    return { check: { name: paperName(user), text: 'Signed on paper', label: `${this.directory.user(user)} signed on paper`, checked: typed[paperName(user)] === 'yes' } }
  }
}

/** How people take part of whom nothing more has to be said. */
const inRegister = ['present', 'apologies'] as const
type InRegister = (typeof inRegister)[number]
const isInRegister = (how: unknown): how is InRegister => inRegister.some(each => each === how)

const howName = (user: string): string => `how-${user}`
const paperName = (user: string): string => `paper-${user}`

/** Whose line was changed, compared with what the form was made of. `how` is missing where somebody signed and nobody said how they take part. */
function changesIn(typed: Readonly<Record<string, unknown>>, state: Pick<Meeting, 'attendance'> | undefined): readonly { readonly user: string; readonly how: InRegister | undefined; readonly signedOnPaper: boolean }[] {
  return Object.keys(typed).flatMap(name => {
    const user = name.startsWith('how-') ? name.slice('how-'.length) : undefined
    if (user === undefined) return []
    const how = typed[name]
    const signs = typed[paperName(user)] === 'yes'
    const signedOnPaper = signs || (state?.attendance[user]?.signedOnPaper ?? false)
    return how === typed[`was-${name}`] && !signs ? [] : [{ user, how: isInRegister(how) ? how : undefined, signedOnPaper }]
  })
}
