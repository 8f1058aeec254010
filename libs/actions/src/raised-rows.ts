import type { Actor, CalendarDate } from '@lantern/decision'
import { countsBy, pageOfSeveral, Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { tiers, type Ask, type Tier } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import { ActionHolders } from './action-holders.js'
import { ActionRows, raisedTo } from './action-rows.js'
import { dutiesProjection } from './duties/duties.projection.js'
import type { DutyKind } from './duty/duty.events.js'
import { escalationStepsProjection } from './escalation-steps/escalation-steps.projection.js'

/** What the views of actions and of duties both say of something late that was raised. References, agencies and steps, and no word of what it is about. */
interface Shared {
  readonly ref: string
  readonly belongs_to: string
  readonly agency: string
  readonly tier: Tier | null
  readonly asked_of: string | null
  readonly tier_on: CalendarDate | null
  readonly asks: Ask | null
  readonly due_on: CalendarDate
  readonly first_due_on: CalendarDate
  readonly held_until: CalendarDate | null
  readonly immediate_safety: 0 | 1
}
const shared = ['ref', 'belongs_to', 'agency', 'tier', 'asked_of', 'tier_on', 'asks', 'due_on', 'first_due_on', 'held_until', 'immediate_safety'] as const

export interface RaisedRow extends Shared {
  readonly kind: 'action' | DutyKind
  /** Of attendance: in which area, and how many meetings were missed by its last step. */
  readonly area?: string | null
  readonly missed?: number | null
}

/** Which of them: those of an agency, or on some tiers. */
export interface Which {
  readonly agency?: string | undefined
  readonly tiers?: readonly Tier[] | undefined
  /** Only what was missed and is with the coordinators by the first step of its ladder, or all but that: most of it is over with the next meeting. */
  readonly misses?: 'only' | 'without' | undefined
}

/** What was raised and has not ended, seen as one: actions from their view, all else from that of duties. Every board and list of what was raised starts here. */
@Injectable()
export class RaisedRows {
  constructor(
    private readonly actions: ActionRows,
    private readonly views: Views,
    private readonly holders: ActionHolders,
  ) {}

  /** Of those that a person may know of, the longest overdue first. @throws BadCursor */
  page(actor: Actor, which: Which, asked: PageAsked): Promise<Page<RaisedRow>> {
    return this.sorted(actor, which, 'due_on', asked)
  }

  /** At most so many, the longest there first. */
  async first(actor: Actor, which: Which, most: number): Promise<readonly RaisedRow[]> {
    return (await this.sorted(actor, which, 'tier_on', { limit: most })).items
  }

  async byTier(actor: Actor, which: Which = {}): Promise<ReadonlyMap<Tier, number>> {
    const counted = await Promise.all((await this.of(actor, which)).map(rows => countsBy(rows, 'tier')))
    return new Map(tiers.flatMap(tier => (counted.some(counts => counts.has(tier)) ? [[tier, counted.reduce((sum, counts) => sum + (counts.get(tier) ?? 0), 0)] as const] : [])))
  }

  /** By agency: how many, and since when the first of them. `actor` undefined: whoever may know of them, for rules that count. */
  async byAgency(actor: Actor | undefined, which: Which = {}): Promise<readonly { readonly agency: string; readonly count: number; readonly since: CalendarDate }[]> {
    const counted = await Promise.all(
      (await this.of(actor, which)).map(rows => rows.select(['agency', ({ fn }) => fn.countAll<string | number>().as('count'), ({ fn }) => fn.min('tier_on').as('since')]).groupBy('agency').execute()),
    )
    const lines = new Map<string, { readonly agency: string; readonly count: number; readonly since: CalendarDate }>()
    for (const { agency, count, since } of counted.flat()) {
      const before = lines.get(agency)
      lines.set(agency, { agency, count: Number(count) + (before?.count ?? 0), since: [before?.since ?? '', since ?? ''].filter(Boolean).sort()[0] ?? '' })
    }
    return [...lines.values()].sort((a, b) => (a.agency < b.agency ? -1 : 1))
  }

  /** How many reached these tiers on each day since, whatever became of them. */
  async reachedSince(actor: Actor, on: readonly Tier[], since: CalendarDate): Promise<readonly { readonly day: CalendarDate; readonly count: number }[]> {
    const hidden = await this.holders.hiddenFrom(actor.user)
    let rows = this.views.rows(escalationStepsProjection).where('tier', 'in', [...on]).where('on_day', '>=', since)
    if (hidden.length > 0) rows = rows.where('belongs_to', 'not in', [...hidden])
    return [...(await countsBy(rows, 'on_day'))].map(([day, count]) => ({ day, count }))
  }

  private async sorted(actor: Actor, which: Which, by: 'due_on' | 'tier_on', asked: PageAsked): Promise<Page<RaisedRow>> {
    const [actions, duties] = await this.of(actor, which)
    // Of an action no column says what it is, or where.
    const withKind = duties.select(['kind', 'area', 'missed', ...shared] as unknown as typeof shared)
    const { items, next } = await pageOfSeveral<Shared, Shared>([actions.select(shared), withKind], { ...asked, orderBy: [[by as never, 'asc'], ['ref', 'asc']] })
    return { items: items.map(row => ({ kind: 'action', ...row })), next }
  }

  /** Whoever was merely told that it is due is not who it was raised to. */
  private async of(actor: Actor | undefined, { agency, tiers: on = raisedTo, misses }: Which): Promise<readonly [actions: RowQuery<Shared>, duties: RowQuery<Shared>]> {
    const hidden = actor === undefined ? [] : await this.holders.hiddenFrom(actor.user)
    let duties = this.views.rows(dutiesProjection).where('unmet', '=', 1).where('closed', '=', 0).where('tier', 'in', [...on])
    if (misses === 'only') duties = duties.where('kind', '=', 'attendance').where('tier', '=', 'coordinator')
    if (misses === 'without') duties = duties.where(row => row.or([row('kind', '<>', 'attendance'), row('tier', '<>', 'coordinator')]))
    // Both have these columns, by the same names and of the same types.
    const both = [(misses === 'only' ? this.actions.raised(on).where('ref', '=', '') : this.actions.raised(on)) as unknown as RowQuery<Shared>, duties as unknown as RowQuery<Shared>].map(all => {
      let rows = hidden.length === 0 ? all : all.where('belongs_to', 'not in', [...hidden])
      if (agency !== undefined) rows = rows.where('agency', '=', agency)
      return rows
    })
    return both as unknown as readonly [RowQuery<Shared>, RowQuery<Shared>]
  }
}
