import { authorise, may } from '@lantern/access'
import { idOf, type CalendarDate } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiTags, beside, Buttons, Commands, Frames, HtmlPage, inDate, render, SetUpUse, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { partnershipAccess } from '../partnership.access.js'
import type { Agency, Area, Part } from '../partnership/set-up.state.js'
import { kindWords } from '../partnership/set-up.words.js'
import { Register } from '../register.js'

const kinds: Readonly<Record<string, string>> = { hub: 'Hub', ...kindWords }

/** Who and where the partnership is: as its files founded it and as it was changed here since. */
@Controller()
@ApiTags('partnership')
export class PartnershipPage {
  constructor(
    private readonly register: Register,
    private readonly commands: Commands,
    private readonly buttons: Buttons,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('partnership')
  async page(@Req() request: FastifyRequest, @Query('done') done: unknown): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(partnershipAccess, actor, 'partnership.set-up')
    const { areas, agencies, groups } = this.register.now()
    const form = (text: string, name: string) => ({ text, href: `/partnerships/${idOf(this.register.stream)}/${name}` })
    const rename = (key: string, name: string) => ({ text: 'Rename', what: name, href: `/partnerships/${idOf(this.register.stream)}/rename-part?part=${key}` })
    const duties = new Set(await this.commands.get(SetUpUse).agenciesWithDuties())
    const mailboxes = [...agencies.keys()].some(id => this.register.mailbox(id) !== undefined)
    const left = [...agencies.values()].some(agency => agency.left !== undefined)
    return render(beside(import.meta.url), {
      title: this.register.partnership,
      notice: this.buttons.done(done),
      lists: [
        { text: 'People of the partnership', href: '/partnership/people', says: 'who may sign in, and what they may do' },
        ...(may(partnershipAccess, actor, 'partnership.see-agreements') ? [{ text: 'Information sharing agreements', href: '/agreements', says: 'who may be sent cases, and until when' }] : []),
      ],
      parts: [
        {
          title: 'Agencies',
          links: [
            form('Add an agency', 'add-agency'),
            form('Change which districts an agency serves', 'change-agency-districts'),
            form('Set the mailbox of an agency', 'set-agency-mailbox'),
            ...(mailboxes ? [form('Take away the mailbox of an agency', 'clear-agency-mailbox')] : []),
            form('Record that an agency leaves', 'leave-partnership'),
            ...(left ? [form('Record that an agency comes back', 'rejoin-partnership')] : []),
          ],
          table: {
            ...tableOf('Agencies', [{ text: 'Agency' }, { text: 'Kind' }, { text: 'Serves' }, { text: 'People', numeric: true }, { text: 'Mailbox' }, { text: 'State' }, { text: 'Change' }]),
            rows: [...agencies.values()].toSorted((a, b) => Number(a.left !== undefined) - Number(b.left !== undefined)).map(agency => [...this.agencyRow(agency, duties.has(agency.id)), rename(`agency_${agency.id}`, agency.name)]),
          },
        },
        {
          title: 'Areas and their districts',
          links: [form('Add an area', 'add-area'), form('Add a district', 'add-district'), form('Rename an area or a district', 'rename-part'), form('End an area or a district', 'end-part')],
          table: { ...tableOf('Areas', [{ text: 'Area' }, { text: 'Districts' }, { text: 'State', whole: true }, { text: 'Change' }]), rows: [...areas.values()].map(area => [...areaRow(area), rename(`area_${area.id}`, area.name)]) },
        },
        {
          title: 'Groups',
          links: [form('Add a group', 'add-group'), form('End a group', 'end-part')],
          table: { ...tableOf('Groups', [{ text: 'Group' }, { text: 'State', whole: true }, { text: 'Change' }]), rows: [...groups.values()].map(group => [{ text: group.name }, stands(group), rename(`group_${group.id}`, group.name)]) },
        },
      ],
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/partnership/set-up')
  @ApiOperation({ summary: 'Areas, districts, agencies and groups of the partnership', operationId: 'partnership-set-up' })
  @ApiOkResponse({ description: 'Those that have ended or left, too' })
  async api(@Req() request: FastifyRequest) {
    authorise(partnershipAccess, signedInOf(request).actor, 'partnership.set-up')
    const { areas, agencies, groups } = this.register.now()
    const duties = new Set(await this.commands.get(SetUpUse).agenciesWithDuties())
    const part = ({ id, name, ended }: Part) => ({ id, name, ended: ended === true })
    return {
      partnership: idOf(this.register.stream),
      name: this.register.partnership,
      areas: [...areas.values()].map(area => ({ ...part(area), districts: area.districts.map(part) })),
      agencies: [...agencies.values()].map(({ id, name, kind, serves, left }) => ({ id, name, kind, serves: serves ?? null, mailbox: this.register.mailbox(id) ?? null, left: left ?? null, leaving: left !== undefined && duties.has(id) })),
      groups: [...groups.values()].map(part),
    }
  }

  private agencyRow({ id, name, kind, serves, left }: Agency, duties: boolean) {
    const names = new Map([...this.register.now().areas.values()].flatMap(({ districts }) => districts.map(each => [each.id, each.name] as const)))
    const people = this.register.people().filter(({ agency, active }) => active && agency === id)
    return [
      { text: name },
      { text: kinds[kind] ?? kind },
      { text: serves === undefined ? 'All districts' : serves.map(district => names.get(district) ?? district).join(', ') },
      { text: String(people.length) },
      { text: this.register.mailbox(id) ?? 'None' },
      leftOrThere(left, duties),
    ]
  }
}

const tableOf = (caption: string, columns: readonly object[]) => ({ caption, captionHidden: true, empty: 'There are none.', columns })
const there = { text: 'Current' }
/** It has not left altogether while something waits with it: the Hub has that in a list. */
function leftOrThere(left: CalendarDate | undefined, duties: boolean) {
  if (left === undefined) return there
  return duties ? { text: 'Leaving', tag: 'yellow', after: `Since ${inDate(left)}. What it had to do is not with others yet: the Hub has a list of it.` } : { text: 'Has left', tag: 'grey', after: `On ${inDate(left)}` }
}
const stands = ({ ended }: Part) => (ended ? { text: 'Ended', tag: 'grey' } : there)
const areaRow = (area: Area) => [{ text: area.name }, { text: area.districts.map(({ name, ended }) => (ended ? `${name} (ended)` : name)).join('\n'), prose: true }, stands(area)]
