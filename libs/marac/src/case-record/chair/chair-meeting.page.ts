import { authorise, may, NoSuchThing } from '@lantern/access'
import { openStatuses } from '@lantern/actions'
import type { Actor } from '@lantern/decision'
import { beside, Buttons, Commands, Directory, formFields, Frames, HtmlPage, inLongDate, newKey, render, signedInOf, Slices, type InputClass } from '@lantern/web-kit'
import { Controller, Param, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CaseNow } from '../case-now.js'
import { Invitations } from '../../invitations.js'
import { maracAccess } from '../../marac.access.js'
import { hearingOutcomeWords } from '../../marac-case/hearing/hearing.words.js'
import { isMeetingRef } from '../../meeting/meeting.refs.js'
import { MeetingAgenda, type AgendaItem } from '../../meeting-agenda/meeting-agenda.query.js'
import type { MeetingRow } from '../../meetings/meetings.projection.js'
import { Meetings } from '../../meetings/meetings.query.js'
import { chairSectionsOf } from './chair-meeting.view.js'

const chairOf = (meeting: string, ref: string): string => `/meetings/${meeting}/chair/${ref}`

/**
 * What the chair has before them while people talk: one case after another, with what is known, what is missing, and boxes for what is decided and who does what. Others who come follow on the same page
 * the cases that they may know of, and so does an observer: without a box or a button.
 */
@Controller()
export class ChairMeetingPage {
  constructor(
    private readonly meetings: Meetings,
    private readonly agenda: MeetingAgenda,
    private readonly invitations: Invitations,
    private readonly now: CaseNow,
    private readonly commands: Commands,
    private readonly slices: Slices,
    private readonly buttons: Buttons,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  /** The first case that has not come up; the meeting itself when each has. */
  @HtmlPage('meetings/:ref/chair')
  async first(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('ref') ref: string): Promise<undefined> {
    const { items } = await this.find(request, ref)
    const next = items.find(({ heard }) => heard === undefined)
    void reply.code(303).header('location', next ? chairOf(ref, next.ref) : `/meetings/${ref}`)
    return undefined
  }

  @HtmlPage('meetings/:ref/chair/:case')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Param('case') caseId: string, @Query('done') done: unknown): Promise<string> {
    const { actor, row, items } = await this.find(request, ref)
    const at = items.findIndex(each => each.ref === caseId)
    if (at < 0) throw new NoSuchThing()
    const [{ record }, { leftOff }] = await Promise.all([this.now.read(actor, caseId), this.invitations.of(ref)])
    const page = await this.now.pageOf(record)
    const heard = record.hearings.find(({ meeting }) => meeting === ref)
    const holds = may(maracAccess, actor, 'marac.hold-meeting') && !row.observers.includes(actor.user)
    const going = holds && row.status === 'open' && record.status === 'open'
    const decide = this.slices.get('marac', 'hear-case')
    const act = this.slices.get('actions', 'agree-action')
    return render(beside(import.meta.url), {
      title: `${at + 1} of ${items.length}: ${record.ref}`,
      caption: `${this.directory.area(row.area)}, ${inLongDate(row.held_on)}`,
      breadcrumbs: [{ text: 'Meetings', href: '/meetings' }, { text: `${this.directory.area(row.area)}, ${inLongDate(row.held_on)}`, href: `/meetings/${ref}` }],
      notice: this.buttons.done(done),
      bar: page.bar,
      cases: items.map((each, index) => ({ text: `${index + 1}. ${each.ref}`, victim: each.row.victim ?? 'No longer held', href: chairOf(ref, each.ref), current: each.ref === caseId, heard: each.heard && hearingOutcomeWords[each.heard] })),
      ...chairSectionsOf(record, page, this.directory),
      holds,
      observes: row.observers.includes(actor.user),
      attendance: `/meetings/${ref}/attendance`,
      sign: row.status === 'open' && `/meetings/${ref}/sign-confidentiality`,
      leftOff: holds ? (leftOff.get(caseId) ?? 0) : 0,
      heard: heard && hearingOutcomeWords[heard.outcome],
      decided: heard ? (page.hearings.find(({ href }) => href === `/meetings/${ref}`)?.rows ?? []) : [],
      going,
      here: chairOf(ref, caseId),
      next: this.nextOf(ref, items, at),
      close: row.status === 'open' && `/meetings/${ref}/close-meeting`,
      decide: going && {
        action: `/cases/${caseId}/hear-case`,
        command: newKey(),
        meeting: ref,
        ...formFields(decide.input as InputClass, { values: heard ? { outcome: heard.outcome, decision: heard.decision ?? '', dissents: heard.dissents.map(({ agency, reason }) => ({ agency, reason: reason ?? '' })) } : { outcome: 'plan-agreed' }, choices: await this.choices(decide, actor, caseId) }),
      },
      act: going && { action: `/cases/${caseId}/agree-action`, command: newKey(), ...formFields(act.input as InputClass, { values: { target: 'victim', immediateSafety: 'no' }, choices: await this.choices(act, actor, caseId) }) },
      open: record.actions.filter(({ status }) => openStatuses.includes(status)).length,
      ...(await this.frames.of(request)),
    })
  }

  private async choices(slice: Parameters<Commands['choices']>[0], actor: Actor, ref: string) {
    return (await this.commands.choices(slice, actor, ref)) ?? {}
  }

  /** The next that has not come up: after this one, else before it. */
  private nextOf(meeting: string, items: readonly AgendaItem[], at: number) {
    const left = [...items.slice(at + 1), ...items.slice(0, at)].find(({ heard }) => heard === undefined)
    const following = left ?? items[at + 1]
    return following && { href: chairOf(meeting, following.ref), text: `${left ? 'Next case' : 'The case after this'}: ${following.ref}, ${following.row.victim ?? 'No longer held'}` }
  }

  /** Whoever may know of meetings. @throws NotSignedIn, Forbidden, NoSuchThing */
  private async find(request: FastifyRequest, ref: string): Promise<{ readonly actor: Actor; readonly row: MeetingRow; readonly items: readonly AgendaItem[] }> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-meetings')
    const row = isMeetingRef(ref) ? await this.meetings.find(ref) : undefined
    if (!row) throw new NoSuchThing()
    return { actor, row, items: await this.agenda.seenBy(actor, row) }
  }
}
