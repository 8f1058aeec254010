import { Views, type RowQuery } from '@lantern/projections'
import type { Actor } from '@lantern/decision'
import { tiers, type Tier } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import { ActionHolders } from './action-holders.js'
import { actionListProjection, type ActionRow } from './action-list/action-list.projection.js'

/** The rows of actions, without those that a person may not know of: every list starts here. */
@Injectable()
export class ActionRows {
  constructor(
    private readonly views: Views,
    private readonly holders: ActionHolders,
  ) {}

  /** Every action but those of cases that the person is excluded from. */
  async notHiddenFrom(actor: Actor): Promise<RowQuery<ActionRow>> {
    const hidden = await this.holders.hiddenFrom(actor.user)
    const rows = this.views.rows(actionListProjection)
    return hidden.length === 0 ? rows : rows.where('belongs_to', 'not in', hidden)
  }

  /** Every action that was raised and is not answered for, whoever's it is. Whoever was merely told that it is due is not who it was raised to. `to`: with one of these tiers. */
  raised(to: readonly Tier[] = raisedTo): RowQuery<ActionRow> {
    // The tiers are named one by one, so that an index finds them.
    return this.views.rows(actionListProjection).where('unmet', '=', 1).where('closed', '=', 0).where('tier', 'in', [...to])
  }

  /** Every action that is due by this day and not answered for, whoever's it is, unless it was decided not to raise it any further: what the ladder climbs for. */
  unmetBy(date: string): RowQuery<ActionRow> {
    return this.views.rows(actionListProjection).where('unmet', '=', 1).where('closed', '=', 0).where('due_on', '<=', date)
  }
}

/** Every tier but the owner's own. */
export const raisedTo: readonly Tier[] = tiers.filter(tier => tier !== 'owner')
