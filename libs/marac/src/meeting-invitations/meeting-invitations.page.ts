import { authorise, may, NoSuchThing } from '@lantern/access'
import type { Actor } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags, beside, Directory, Frames, HtmlPage, inDateTime, inLongDate, inPlural, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Param, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { InvitedPeople } from '../invited-people.js'
import { seenBy, type InvitedPerson } from '../invited-people.policy.js'
import { maracAccess } from '../marac.access.js'
import { isMeetingRef } from '../meeting/meeting.refs.js'
import { MeetingAgenda } from '../meeting-agenda/meeting-agenda.query.js'
import type { MeetingRow } from '../meetings/meetings.projection.js'
import { Meetings } from '../meetings/meetings.query.js'

interface Seen {
  readonly row: MeetingRow
  readonly people: readonly InvitedPerson[]
  readonly leftOff: readonly { readonly ref: string; readonly count: number }[]
}

/** Who is invited to a meeting, to each reader as far as they may know of its cases. How many are left off is said, and never who. */
@Controller()
@ApiTags('marac')
export class MeetingInvitationsPage {
  constructor(
    private readonly meetings: Meetings,
    private readonly agenda: MeetingAgenda,
    private readonly invited: InvitedPeople,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('meetings/:ref/invitations')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string): Promise<string> {
    const { actor } = signedInOf(request)
    const { row, people, leftOff } = await this.read(actor, ref)
    const meeting = `${this.directory.area(row.area)}, ${inLongDate(row.held_on)}`
    const toCome = row.status === 'scheduled'
    const untold = toCome && row.told_at !== null ? people.filter(({ user }) => !row.invited.includes(`user:${user}`)).length : 0
    return render(beside(import.meta.url), {
      title: 'Who is invited',
      caption: `Meeting of ${meeting}`,
      breadcrumbs: [{ text: 'Meetings', href: '/meetings' }, { text: meeting, href: `/meetings/${ref}` }],
      told: row.told_at === null ? 'Nobody has been told yet: they are when the agenda is issued.' : `They were told last ${inDateTime(row.told_at)}.`,
      untold: untold > 0 ? `${inPlural(untold, 'person has', 'people have')} been invited since and not been told.` : undefined,
      issue: may(maracAccess, actor, 'marac.keep-agenda') ? `/meetings/${ref}/issue-agenda` : undefined,
      leftOff: leftOff.map(each => ({ ref: each.ref, href: `/cases/${each.ref}`, people: inPlural(each.count, 'person', 'people') })),
      table: {
        caption: 'People who are invited',
        captionHidden: true,
        empty: 'Nobody is invited yet, because no case that you may know of is listed.',
        columns: [{ text: 'Person' }, { text: 'Agency' }, { text: 'Comes for', whole: true }, ...(row.told_at === null ? [] : [{ text: 'Told' }])],
        rows: this.inOrder(people).map(person => [
          { text: this.directory.user(person.user), ...(part(person) !== '' && { after: part(person) }) },
          { text: this.directory.agency(person.agency) },
          { text: person.cases.length === 0 ? 'No case yet' : inPlural(person.cases.length, 'case') },
          ...(row.told_at === null ? [] : [row.invited.includes(`user:${person.user}`) ? { text: 'Yes' } : { text: 'Not yet', tag: 'yellow' }]),
        ]),
      },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/meetings/:ref/invitations')
  @ApiOperation({ summary: 'List who is invited to a meeting', operationId: 'marac-list-invitations' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })
  @ApiOkResponse({ description: 'People who are invited, each with the cases for which they come; of each case how many are left off. Of cases that you may know of alone: {"items":[…],"leftOff":[…],"next":null}' })
  async api(@Req() request: FastifyRequest, @Param('ref') ref: string) {
    const { row, people, leftOff } = await this.read(signedInOf(request).actor, ref)
    return { items: this.inOrder(people).map(({ user, agency, cases, chair, coordinates }) => ({ user, agency, cases, chair, coordinates, told: row.invited.includes(`user:${user}`) })), leftOff, next: null }
  }

  /** @throws Forbidden, NoSuchThing */
  private async read(actor: Actor, ref: string): Promise<Seen> {
    authorise(maracAccess, actor, 'marac.list-meetings')
    const row = isMeetingRef(ref) ? await this.meetings.find(ref) : undefined
    if (!row) throw new NoSuchThing()
    const [{ people, leftOff }, mine] = await Promise.all([this.invited.of(ref, row.chair), this.agenda.seenBy(actor, row)])
    const mayKnow = new Set(mine.map(each => each.ref))
    return { row, people: seenBy(people, mayKnow), leftOff: mine.flatMap(each => (leftOff.has(each.ref) ? [{ ref: each.ref, count: leftOff.get(each.ref) ?? 0 }] : [])) }
  }

  /** The Hub first, then agencies and their people by name. */
  private inOrder(people: readonly InvitedPerson[]): readonly InvitedPerson[] {
    const key = ({ agency, user, chair }: InvitedPerson): string => [agency === 'hub' ? 0 : 1, chair ? 0 : 1, this.directory.agency(agency), this.directory.user(user)].join('\n')
    return people.toSorted((a, b) => key(a).localeCompare(key(b), 'en-GB'))
  }
}

const part = ({ chair, coordinates }: InvitedPerson): string => [...(chair ? ['Takes the chair'] : []), ...(coordinates > 0 ? [`Coordinates ${inPlural(coordinates, 'case')}`] : [])].join('. ')
