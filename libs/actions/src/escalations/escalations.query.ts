import { mayEver } from '@lantern/access'
import type { Actor } from '@lantern/decision'
import { countsBy, pageOf, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { tiers, type Tier } from '@lantern/rules'
import { WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { ActionRows } from '../action-rows.js'
import { actionsAccess, seesAll } from '../actions.access.js'
import type { ActionRow } from '../action-list/action-list.projection.js'

/** What is overdue and has been raised: reference, agency and step, and no word of what the action is. */
export type EscalationRow = Pick<ActionRow, 'ref' | 'agency' | 'tier' | 'asked_of' | 'tier_on' | 'asks' | 'due_on' | 'immediate_safety'>

@Injectable()
export class Escalations extends WorkCards {
  readonly order = 40

  constructor(private readonly rows: ActionRows) {
    super()
  }

  /** The longest overdue first. @throws BadCursor */
  async page(actor: Actor, tier: Tier | undefined, { cursor, limit }: PageAsked): Promise<Page<EscalationRow>> {
    const rows = (await this.standing(actor, tier)).select(['ref', 'agency', 'tier', 'asked_of', 'tier_on', 'asks', 'due_on', 'immediate_safety'])
    return pageOf<ActionRow, EscalationRow>(rows, {
      cursor,
      limit,
      orderBy: [
        ['due_on', 'asc'],
        ['ref', 'asc'],
      ],
    })
  }

  async countByTier(actor: Actor): Promise<ReadonlyMap<Tier, number>> {
    const counts = await countsBy(await this.standing(actor), 'tier')
    return new Map(tiers.flatMap(tier => (counts.has(tier) ? [[tier, counts.get(tier) ?? 0] as const] : [])))
  }

  async cards(actor: Actor): Promise<readonly WorkCard[]> {
    if (!mayEver(actionsAccess, actor, 'actions.escalations')) return []
    const counts = await this.countByTier(actor)
    return [{ count: [...counts.values()].reduce((sum, each) => sum + each, 0), text: 'Escalated actions', href: '/escalations', urgent: true }]
  }

  private async standing(actor: Actor, tier?: Tier): Promise<RowQuery<ActionRow>> {
    let rows = await this.rows.raisedNotHiddenFrom(actor)
    if (!seesAll(actor) && !actor.roles.includes('governance-viewer')) rows = rows.where('agency', '=', actor.agency)
    if (tier !== undefined) rows = rows.where('tier', '=', tier)
    return rows
  }
}
