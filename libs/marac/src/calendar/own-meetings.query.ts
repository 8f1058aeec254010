import { mayEver } from '@lantern/access'
import { addDays, londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { Injectable } from '@nestjs/common'
import { Agreed } from '../agreed.js'
import { InvitedPeople } from '../invited-people.js'
import { maracAccess } from '../marac.access.js'
import type { MeetingRow } from '../meetings/meetings.projection.js'
import { Meetings } from '../meetings/meetings.query.js'

/** Days back and ahead that a calendar shows. */
const [back, ahead] = [60, 180]

/** Meetings to which somebody is invited: of those to come as their cases stand, of those that are over or cancelled as they were told last. */
@Injectable()
export class OwnMeetings {
  constructor(
    private readonly meetings: Meetings,
    private readonly invited: InvitedPeople,
    private readonly agreed: Agreed,
  ) {}

  async of(actor: Actor, now: Instant): Promise<readonly MeetingRow[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-meetings') || !this.agreed.now(actor.agency)) return []
    const today = londonDate(now)
    const rows = await this.meetings.between(addDays(today, -back), addDays(today, ahead))
    const asked = await Promise.all(
      rows.map(async row => {
        const toCome = row.status === 'scheduled' && row.held_on >= today
        return toCome ? (await this.invited.of(row.id, row.chair)).people.some(({ user }) => user === actor.user) : row.invited.includes(`user:${actor.user}`)
      }),
    )
    return rows.filter((_, index) => asked[index])
  }
}
