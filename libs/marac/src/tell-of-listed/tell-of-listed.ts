import { londonDate } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import { digestOf, EventStore } from '@lantern/event-store'
import { RulesNow } from '@lantern/rules'
import { Automation, decideAsSystem } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { InvitedPeople } from '../invited-people.js'
import { meeting } from '../meeting/meeting.stream.js'
import { MeetingAgenda } from '../meeting-agenda/meeting-agenda.query.js'
import type { MeetingRow } from '../meetings/meetings.projection.js'
import { Meetings } from '../meetings/meetings.query.js'
import { decideTellOfListed, TellOfListed, untold } from './tell-of-listed.decide.js'

/**
 * Tells who is invited for a case that was listed after the agenda went out. Of an urgent meeting at the next tick; else on the day after, since the Hub often issues a further agenda on the same
 * day, which tells of all at once. What the meeting's stream says was told is not told again, so that a crash or a second tick doubles and skips nothing.
 */
@Injectable()
export class TellOfListedCases extends Automation {
  readonly name = 'tell-of-listed'

  constructor(
    private readonly meetings: Meetings,
    private readonly agenda: MeetingAgenda,
    private readonly invited: InvitedPeople,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
  ) {
    super()
  }

  /** Of how many meetings somebody was told. */
  async run(now: Instant): Promise<number> {
    let done = 0
    for (const row of await this.meetings.toCome()) if (row.status === 'scheduled' && row.version > 0 && (await this.tell(row, now))) done += 1
    return done
  }

  private async tell(row: MeetingRow, now: Instant): Promise<boolean> {
    const listed = untold((await this.agenda.all(row.id)).cases, { issued: row.issued, toldOf: row.told_of }).filter(({ listedAt }) => row.kind === 'urgent' || londonDate(listedAt) < londonDate(now))
    if (listed.length === 0) return false
    const cases = listed.map(({ ref }) => ref).toSorted()
    const to = await this.invited.toTellOf(row.id, row.chair, cases)
    const commandId = `tell-${digestOf({ meeting: row.id, version: row.version, cases, to }).slice(0, 40)}`
    return to.length > 0 && decideAsSystem(this.store, this.rules, { stream: meeting, id: row.id, rule: decideTellOfListed, command: new TellOfListed({ meetingId: row.id, cases, to }), commandId }, now)
  }
}
