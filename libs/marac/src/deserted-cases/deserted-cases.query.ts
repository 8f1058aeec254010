import { may } from '@lantern/access'
import type { Actor, Instant } from '@lantern/decision'
import { Views } from '@lantern/projections'
import { Directory, WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { activeNow } from '../active-now.js'
import { caseListProjection } from '../case-list/case-list.projection.js'
import { holds } from '../hidden-cases.js'
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

  async cards(actor: Actor, _now: Instant): Promise<readonly WorkCard[]> {
    if (!may(maracAccess, actor, 'marac.list-deserted-cases')) return []
    const { length: count } = await this.refs(actor)
    return count === 0 ? [] : [{ count, text: 'Restricted cases that nobody can open', href: '/deserted-cases', urgent: true }]
  }
}
