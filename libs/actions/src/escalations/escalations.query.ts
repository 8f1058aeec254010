import { mayEver } from '@lantern/access'
import type { Actor } from '@lantern/decision'
import type { Page, PageAsked } from '@lantern/projections'
import type { Tier } from '@lantern/rules'
import { WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { actionsAccess, governs, seesAll } from '../actions.access.js'
import { RaisedRows, type RaisedRow, type Which } from '../raised-rows.js'

/** What is overdue and has been raised: the Hub and the groups see every agency's, an agency its own. */
@Injectable()
export class Escalations extends WorkCards {
  readonly order = 40

  constructor(private readonly rows: RaisedRows) {
    super()
  }

  /** The longest overdue first. @throws BadCursor */
  page(actor: Actor, tier: Tier | undefined, asked: PageAsked): Promise<Page<RaisedRow>> {
    return this.rows.page(actor, { ...whose(actor), tiers: tier && [tier] }, asked)
  }

  countByTier(actor: Actor): Promise<ReadonlyMap<Tier, number>> {
    return this.rows.byTier(actor, whose(actor))
  }

  async cards(actor: Actor): Promise<readonly WorkCard[]> {
    if (!mayEver(actionsAccess, actor, 'actions.escalations')) return []
    const counts = await this.countByTier(actor)
    return [{ count: [...counts.values()].reduce((sum, each) => sum + each, 0), text: 'Escalations', href: '/escalations', urgent: true }]
  }
}

const whose = (actor: Actor): Which => (seesAll(actor) || governs(actor) ? {} : { agency: actor.agency })
