import { Directory } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from './case-list/case-list.projection.js'
import { expected, inviteesOf, type InvitedPerson } from './invited-people.policy.js'
import { Invitations } from './invitations.js'
import type { Invitee } from './meeting/meeting.events.js'
import { MeetingAgenda } from './meeting-agenda/meeting-agenda.query.js'

/** Who is asked to come to a meeting, as its cases stand. */
@Injectable()
export class InvitedPeople {
  constructor(
    private readonly invitations: Invitations,
    private readonly agenda: MeetingAgenda,
    private readonly directory: Directory,
  ) {}

  /** Whoever asks: what of it somebody is shown is theirs to say. `leftOff`: of each case how many of those who would come for it are left off; `rows`: its cases. */
  async of(meeting: string, chair: string): Promise<{ readonly people: readonly InvitedPerson[]; readonly leftOff: ReadonlyMap<string, number>; readonly rows: readonly CaseRow[] }> {
    const [{ invited, leftOff }, rows] = await Promise.all([this.invitations.of(meeting), this.agenda.rowsOf(meeting)])
    return { people: expected(invited, rows, chair), leftOff, rows }
  }

  /** Whom to tell of the meeting. */
  async toTell(meeting: string, chair: string): Promise<readonly Invitee[]> {
    const { people, rows } = await this.of(meeting, chair)
    return this.told(people, rows)
  }

  /** Whom to tell of some of its cases: who comes for one of them. */
  async toTellOf(meeting: string, chair: string, cases: readonly string[]): Promise<readonly Invitee[]> {
    const { people, rows } = await this.of(meeting, chair)
    const own = people.flatMap(each => (each.cases.some(ref => cases.includes(ref)) ? [{ ...each, cases: each.cases.filter(ref => cases.includes(ref)) }] : []))
    return this.told(own, rows.filter(({ ref }) => cases.includes(ref)))
  }

  private told(people: readonly InvitedPerson[], rows: readonly CaseRow[]): readonly Invitee[] {
    const readers = Map.groupBy(this.directory.people(), ({ agency }) => agency)
    return inviteesOf(people, rows, agency => (readers.get(agency) ?? []).map(({ user }) => user))
  }
}
