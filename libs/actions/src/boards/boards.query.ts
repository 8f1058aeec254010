import type { Actor, CalendarDate } from '@lantern/decision'
import { countsBy, Views, type RowQuery } from '@lantern/projections'
import type { Tier } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import type { ActionRow } from '../action-list/action-list.projection.js'
import { ActionHolders } from '../action-holders.js'
import { ActionRows } from '../action-rows.js'
import { escalationStepsProjection } from '../escalation-steps/escalation-steps.projection.js'

/** Whose board: the Steering Group is on no ladder and sees how many are on each step. */
export const boards = ['coordinator', 'marac-manager', 'steering-group', 'tactical-group', 'executive-group'] as const
export type Board = (typeof boards)[number]

export const tiersOf = (board: Board): readonly Tier[] =>
  board === 'steering-group' ? ['agency-lead', 'coordinator', 'agency-senior', 'marac-manager', 'tactical-group', 'executive-group'] : board === 'coordinator' ? ['coordinator', 'agency-senior'] : [board]

/** What has reached a board. References and agencies only. */
export type BoardRow = Pick<ActionRow, 'ref' | 'belongs_to' | 'agency' | 'tier' | 'tier_on' | 'asks' | 'due_on' | 'first_due_on' | 'held_until' | 'immediate_safety'>

@Injectable()
export class Boards {
  constructor(
    private readonly rows: ActionRows,
    private readonly views: Views,
    private readonly holders: ActionHolders,
  ) {}

  /** The longest there first, at most so many. */
  async on(actor: Actor, board: Board, most: number): Promise<readonly BoardRow[]> {
    return (await this.standing(actor, board))
      .select(['ref', 'belongs_to', 'agency', 'tier', 'tier_on', 'asks', 'due_on', 'first_due_on', 'held_until', 'immediate_safety'])
      .orderBy('tier_on')
      .orderBy('ref')
      .limit(most)
      .execute()
  }

  /** By agency: how many, and since when the first of them. */
  async byAgency(actor: Actor, board: Board): Promise<readonly { readonly agency: string; readonly count: number; readonly since: CalendarDate }[]> {
    const rows = await (await this.standing(actor, board)).select(['agency', ({ fn }) => fn.countAll<string | number>().as('count'), ({ fn }) => fn.min('tier_on').as('since')]).groupBy('agency').orderBy('agency').execute()
    return rows.map(({ agency, count, since }) => ({ agency, count: Number(count), since: since ?? '' }))
  }

  async byTier(actor: Actor): Promise<ReadonlyMap<Tier, number>> {
    const counts = await countsBy(await this.rows.raisedNotHiddenFrom(actor), 'tier')
    return new Map([...counts].flatMap(([tier, count]) => (tier === null ? [] : [[tier, count] as const])))
  }

  /** How many reached it on each day since, whatever became of them. */
  async reachedSince(actor: Actor, board: Board, since: CalendarDate): Promise<readonly { readonly day: CalendarDate; readonly count: number }[]> {
    const hidden = await this.holders.hiddenFrom(actor.user)
    let rows = this.views.rows(escalationStepsProjection).where('tier', 'in', [...tiersOf(board)]).where('on_day', '>=', since)
    if (hidden.length > 0) rows = rows.where('belongs_to', 'not in', [...hidden])
    return [...(await countsBy(rows, 'on_day'))].map(([day, count]) => ({ day, count }))
  }

  private async standing(actor: Actor, board: Board): Promise<RowQuery<ActionRow>> {
    return this.rows.raisedNotHiddenFrom(actor, tiersOf(board))
  }
}
