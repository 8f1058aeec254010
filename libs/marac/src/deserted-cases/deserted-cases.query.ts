import { may } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { Views } from '@lantern/projections'
import { Directory, WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { activeNow } from '../active-now.js'
import { caseListProjection } from '../case-list/case-list.projection.js'
import { holds } from '../hidden-cases.js'
import { hubPeople } from '../hub-people.js'
import { maracAccess } from '../marac.access.js'

/**
 * Restricted cases whose named people may all no longer sign in: their references and nothing else, for the MARAC manager, who names others or lifts the restriction. Who is
 * excluded from one is not told of it.
 */
@Injectable()
export class DesertedCases extends WorkCards {
  readonly order = 13

  constructor(
    private readonly views: Views,
    private readonly directory: Directory,
  ) {
    super()
  }

  async refs(actor: Actor): Promise<readonly string[]> {
    const isActive = activeNow(this.directory)
    const rows = await this.views.rows(caseListProjection).select(['ref', 'restricted_to']).where('restricted_to', '>', '').where(row => row.not(holds('row.excluded', actor.user))).orderBy('ref').execute()
    return rows.filter(row => !row.restricted_to.split(',').some(isActive)).map(({ ref }) => ref)
  }

  /**
   * Open ones that are restricted to people of whom those of the Hub are all away today: for the manager, who is none of them and sees nothing else of them.
   */
  async ofNobodyHere(actor: Actor, now: Instant): Promise<readonly string[]> {
    const today = londonDate(now)
    const hub = new Map(hubPeople(this.directory).map(({ user }) => [user, this.directory.awayOf(user, today) === undefined]))
    const rows = await this.views
      .rows(caseListProjection)
      .select(['ref', 'restricted_to'])
      .where('status', '=', 'open')
      .where('restricted_to', '>', '')
      .where(row => row.and([row.not(holds('row.excluded', actor.user)), row.not(holds('row.restricted_to', actor.user))]))
      .orderBy('ref')
      .execute()
    return rows.flatMap(({ ref, restricted_to: named }) => {
      const here = named.split(',').flatMap(user => hub.get(user) ?? [])
      return here.length > 0 && !here.includes(true) ? [ref] : []
    })
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!may(maracAccess, actor, 'marac.list-deserted-cases')) return []
    const { length: count } = await this.refs(actor)
    const { length: away } = await this.ofNobodyHere(actor, now)
    return [
      ...(count === 0 ? [] : [{ count, text: 'Restricted cases that nobody can open', href: '/deserted-cases', urgent: true }]),
      ...(away === 0 ? [] : [{ count: away, text: 'Restricted cases of nobody who is here', href: '/deserted-cases', urgent: true }]),
    ]
  }
}
