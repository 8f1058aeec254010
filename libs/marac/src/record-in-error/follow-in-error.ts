import type { Instant } from '@lantern/decision'
import { Views } from '@lantern/projections'
import { Automation } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { joinedReferralsProjection } from '../joined-referrals/joined-referrals.projection.js'
import { peopleProjection, type PersonRow } from '../people/people.projection.js'
import { SamePeople } from '../same-people/same-people.query.js'
import { HideAsFollowed } from './hide-as-followed.js'

/**
 * What one entry told on two cases is hidden on both (docs/adr/0008): the joining of a referral and its incident, whichever of them was recorded in error, what a joined
 * referral told of that incident, and a death
 * that was told on another case of the person, also where two records turned out to be of two people.
 */
@Injectable()
export class FollowInError extends Automation {
  readonly name = 'follow-in-error'

  constructor(
    private readonly views: Views,
    private readonly samePeople: SamePeople,
    private readonly entries: HideAsFollowed,
  ) {
    super()
  }

  /** How many entries were hidden. */
  async run(now: Instant): Promise<number> {
    const joined = await this.views.rows(joinedReferralsProjection).selectAll().where('state', 'in', ['untell', 'unjoin']).orderBy('ref').execute()
    const notHidden = 'What followed from an entry in error was not hidden'
    const unjoined = await this.each(
      joined,
      ({ ref, joins, state }) => (state === 'untell' ? this.entries.hide(joins, ({ kind, about }) => kind === 'incident' && about === ref, now) : this.entries.hide(ref, ({ kind }) => kind === 'joining', now)),
      notHidden,
    )
    const wordless = await this.views.rows(joinedReferralsProjection).selectAll().where('words', '=', 'in-error').where('state', '=', 'told').orderBy('ref').execute()
    const untold = await this.each(wordless, ({ ref, joins }) => this.entries.hide(joins, ({ kind, about }) => kind === 'incident-words' && about === ref, now), notHidden)
    return unjoined + untold + (await this.each(await this.toldWithoutSource(), ({ ref, person_id: id }) => this.entries.hide(ref, ({ kind, about }) => kind === 'death' && about === id, now), notHidden))
  }

  /** Whose death another case told, of which no case that is theirs tells it any more. */
  private async toldWithoutSource(): Promise<readonly PersonRow[]> {
    const died = await this.views.rows(peopleProjection).selectAll().where('died', '=', 1).execute()
    const carried = died.filter(row => row.carried === 1)
    if (carried.length === 0) return []
    const [groups, sources] = [await this.samePeople.groupsOf(carried.map(row => row.person_id)), died.filter(row => row.carried === 0)]
    return carried.filter(({ person_id: id }) => !sources.some(source => groups.get(id)?.has(source.person_id)))
  }
}
