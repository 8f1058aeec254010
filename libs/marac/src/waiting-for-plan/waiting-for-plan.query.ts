import { may } from '@lantern/access'
import { ActionsOf } from '@lantern/actions'
import { addDays, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import { pageOf, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { dueDate, RulesNow, startedDueBy, type ClockName } from '@lantern/rules'
import { dueTag, waitingCard, WorkCards, type DueTag, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { sql } from 'kysely'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'
import { hearingsProjection } from '../meeting-agenda/hearings.projection.js'
import { referredIn } from '../referred-in.js'

/** By when a plan is to be agreed or a meeting to have heard the case, and from when on it stands out. */
export interface PlanDates {
  readonly dueOn: CalendarDate
  readonly warnOn: CalendarDate
}
export type WaitingForPlanRow = CaseRow & PlanDates

const mostCounted = 1_000

/** Red once it is late, yellow from the day on which it stands out. */
export const planTag = ({ dueOn, warnOn }: PlanDates, today: CalendarDate): DueTag => {
  const { text, tag } = dueTag(dueOn, today)
  return { text, ...(tag === 'red' ? { tag } : today >= warnOn && { tag: 'yellow' }) }
}

/** Open cases that no meeting has heard and for which, where the Hub manages them itself, no plan is agreed: the same as the deadline of a case says of one. */
@Injectable()
export class WaitingForPlan extends WorkCards {
  readonly order = 23

  constructor(
    private readonly cases: Cases,
    private readonly actions: ActionsOf,
    private readonly rules: RulesNow,
  ) {
    super()
  }

  /** Those that stand out, the longest waiting first, which is the order of their dates. @throws BadCursor */
  async page(actor: Actor, late: boolean, now: Instant, { cursor, limit }: PageAsked): Promise<Page<WaitingForPlanRow>> {
    const { items, next } = await pageOf<CaseRow, CaseRow>((await this.rowsOf(actor, late, now)).selectAll(), { cursor, limit, orderBy: [['referred_at', 'asc'], ['ref', 'asc']] })
    return { items: await Promise.all(items.map(async row => ({ ...row, ...(await this.datesOf(row)) }))), next }
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!may(maracAccess, actor, 'marac.list-to-be-listed')) return []
    const [count, late] = await Promise.all([false, true].map(async only => this.cases.count(await this.rowsOf(actor, only, now), mostCounted))) as [number, number]
    return count === 0 ? [] : [waitingCard({ count, text: 'Waiting for a plan or a meeting', href: '/waiting-for-plan' }, late)]
  }

  /** Those of these cases that wait, with their dates, by reference. */
  async among(actor: Actor, refs: readonly string[]): Promise<ReadonlyMap<string, PlanDates>> {
    if (refs.length === 0) return new Map()
    const rows = await this.withoutPlan(this.cases.visibleTo(actor)).where('ref', 'in', refs).select(['ref', 'referred_at']).execute()
    return new Map(await Promise.all(rows.map(async row => [row.ref, await this.datesOf(row)] as const)))
  }

  /** When each that somebody works on is due, of those due up to a day. */
  async dueUntil(actor: Actor, last: CalendarDate): Promise<readonly { readonly ref: string; readonly dueOn: CalendarDate }[]> {
    const rows = await referredIn(this.withoutPlan(this.cases.worksOn(actor)), await startedDueBy(this.rules, 'planOrHearing', last)).select(['ref', 'referred_at']).orderBy('referred_at').orderBy('ref').execute()
    return Promise.all(rows.map(async ({ ref, referred_at: at }) => ({ ref, dueOn: await this.dateOf('planOrHearing', at) })))
  }

  private async rowsOf(actor: Actor, late: boolean, now: Instant): Promise<RowQuery<CaseRow>> {
    const today = londonDate(now)
    return referredIn(this.withoutPlan(this.cases.visibleTo(actor)), await (late ? startedDueBy(this.rules, 'planOrHearing', addDays(today, -1)) : startedDueBy(this.rules, 'planOrHearingWarning', today)))
  }

  private withoutPlan(cases: RowQuery<CaseRow>): RowQuery<CaseRow> {
    const heard = sql<boolean>`exists (select 1 from ${sql.table(hearingsProjection.name)} heard where heard.ref = row.ref and heard.outcome <> 'adjourned')`
    return cases
      .where('status', '=', 'open')
      .where(row => row.not(heard))
      .where(row => row.or([row('route', 'is', null), row('route', '<>', 'hub-managed'), row.not(this.actions.planned('row.ref'))]))
  }

  private async datesOf({ referred_at: at }: Pick<CaseRow, 'referred_at'>): Promise<PlanDates> {
    return { dueOn: await this.dateOf('planOrHearing', at), warnOn: await this.dateOf('planOrHearingWarning', at) }
  }

  private async dateOf(clock: ClockName, at: Instant): Promise<CalendarDate> {
    return dueDate(clock, at, (await this.rules.inForce(at)).rules)
  }
}
