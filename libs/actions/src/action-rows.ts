import type { Actor, CalendarDate } from '@lantern/decision'
import { Views, type RowQuery } from '@lantern/projections'
import { tiers, type Tier } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import { ActionHolders } from './action-holders.js'
import { actionListProjection, type ActionRow } from './action-list/action-list.projection.js'

const climbed = ['due_on', 'tier', 'tier_on', 'held_until', 'immediate_safety'] as const

/** How far the ladder was climbed for some action. */
export type Climbed = Pick<ActionRow, (typeof climbed)[number]>

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

  /**
   * How far the ladder was climbed for every action that is due by this day and not answered for, whoever's it is, unless it was decided not to raise it any further: each combination once,
   * and how many share it is only asked for those that climb. Thousands may be due, so nobody is held up meanwhile.
   */
  climbedBy(date: CalendarDate): Promise<readonly Climbed[]> {
    return this.unmetBy(date).select(climbed).distinct().orderBy('due_on').orderBy('tier').orderBy('tier_on').orderBy('held_until').orderBy('immediate_safety').execute()
  }

  /** The references of those that climbed so far. */
  async refsOf({ due_on, tier, tier_on, held_until, immediate_safety }: Climbed): Promise<readonly string[]> {
    const rows = this.unmetBy(due_on).select('ref').where('due_on', '=', due_on).where('tier', 'is not distinct from', tier).where('tier_on', 'is not distinct from', tier_on)
    const found = await rows.where('held_until', 'is not distinct from', held_until).where('immediate_safety', '=', immediate_safety).orderBy('ref').execute()
    return found.map(({ ref }) => ref)
  }

  private unmetBy(date: CalendarDate): RowQuery<ActionRow> {
    return this.views.rowsAway(actionListProjection).where('unmet', '=', 1).where('closed', '=', 0).where('due_on', '<=', date)
  }
}

/** Every tier but the owner's own. */
export const raisedTo: readonly Tier[] = tiers.filter(tier => tier !== 'owner')
