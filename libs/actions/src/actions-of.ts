import type { CalendarDate, Instant, Open } from '@lantern/decision'
import { EventStore, historyOf, isHidden, type StoredOf } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { sql } from 'kysely'
import { openStatuses, unmetStatuses } from './action/action.allowed.js'
import type { ActionEvent } from './action/action.events.js'
import { action } from './action/action.stream.js'
import { actionListProjection, type ActionRow } from './action-list/action-list.projection.js'

/** What this context publishes of the actions of a case or review. */
@Injectable()
export class ActionsOf {
  constructor(
    private readonly views: Views,
    private readonly store: EventStore,
  ) {}

  /** References of the actions that are not finished. */
  async open(belongsTo: string): Promise<readonly string[]> {
    return (await this.all(belongsTo)).flatMap(({ ref, status }) => (openStatuses.includes(status) ? [ref] : []))
  }

  /** Those that are still to be done by their agency. What it says to be done waits for the Hub alone. */
  async unmet(belongsTo: string): Promise<readonly ActionRow[]> {
    return (await this.all(belongsTo)).filter(({ status }) => unmetStatuses.includes(status))
  }

  /** What closing asks: what is not finished, whether something was done for all its children, and for which of them by name. */
  async soFar(belongsTo: string): Promise<{ readonly openActions: readonly string[]; readonly childrenActedFor: boolean; readonly actedFor: readonly string[] }> {
    const all = await this.all(belongsTo)
    const forChildren = all.filter(({ target, status }) => target === 'child' && status === 'done')
    return {
      openActions: all.flatMap(({ ref, status }) => (openStatuses.includes(status) ? [ref] : [])),
      childrenActedFor: forChildren.some(({ person }) => person === null),
      actedFor: forChildren.flatMap(({ person }) => person ?? []),
    }
  }

  /** Its actions, the one due first before the others. */
  async all(belongsTo: string): Promise<readonly ActionRow[]> {
    return this.views.rows(actionListProjection).selectAll().where('belongs_to', '=', belongsTo).orderBy('due_on').orderBy('ref').execute()
  }

  /** The agencies that have, or had, an action there: being asked to act gives the right to know why. One that was recorded in error gives none. */
  async agencies(belongsTo: string): Promise<readonly string[]> {
    const rows = await this.views.rows(actionListProjection).select(['agency', 'held_before']).where('belongs_to', '=', belongsTo).where('status', '<>', 'in-error').execute()
    return [...new Set(rows.flatMap(({ agency, held_before }) => [agency, ...held_before.split(',').filter(Boolean)]))]
  }

  /** What was recorded of all its actions, in the order of recording. */
  async recorded(belongsTo: string): Promise<readonly StoredOf<ActionEvent>[]> {
    const rows = await this.views.rows(actionListProjection).select('ref').where('belongs_to', '=', belongsTo).execute()
    return historyOf(this.store, action, rows.map(({ ref }) => ref))
  }

  /** What was recorded of one action. Access is the caller's to check first. */
  history(ref: string): Promise<readonly StoredOf<ActionEvent>[]> {
    return historyOf(this.store, action, [ref])
  }

  /** What an agency has, or had, an action on; to be used inside another query. */
  heldBy(agency: string) {
    return this.views.rows(actionListProjection).select('belongs_to').where(row => row.or([row('agency', '=', agency), row('held_before', 'like', `%,${agency},%`)])).where('status', '<>', 'in-error')
  }

  /** What has actions past their date that nobody answered for; to be used inside another query. */
  overdue(today: CalendarDate) {
    return this.views.rows(actionListProjection).select('belongs_to').where('unmet', '=', 1).where('due_on', '<', today)
  }

  /** Whether what a column refers to has a plan: an action that is not for immediate safety alone, which is done before there is one. For a condition of another query, which looks for each row by an index. */
  planned(column: string) {
    return sql<boolean>`exists (select 1 from ${sql.table(actionListProjection.name)} planned where planned.belongs_to = ${sql.ref(column)} and planned.immediate_safety = 0 and planned.status <> 'in-error')`
  }

  /** What has actions that are not finished, with each of them; to be used inside another query, or by itself. */
  unfinished() {
    return this.views.rows(actionListProjection).where('status', 'in', [...openStatuses])
  }
}

/** References of the actions that were recorded in error as a whole. */
export const actionsInError = (events: readonly StoredOf<ActionEvent>[]): ReadonlySet<string> =>
  new Set(events.flatMap(event => (event.type === 'ActionEntryRecordedInError' && event.data.kind === 'action' ? [event.data.actionId] : [])))

/** What an action belongs to, and when it was agreed, where it makes a plan: the same as `planned` says of many. */
export const planOf = (events: readonly StoredOf<ActionEvent>[]): { readonly belongsTo: string; readonly at: Instant } | undefined => {
  const row = actionRowsOf(events, () => undefined).find(each => each.immediate_safety === 0 && each.status !== 'in-error')
  return row && { belongsTo: row.belongs_to, at: row.agreed_at }
}

/** The rows of actions as these events make them: for a past moment, which no view shows. */
export function actionRowsOf(events: readonly StoredOf<ActionEvent>[], open: Open): readonly ActionRow[] {
  const rows = new Map<string, ActionRow>()
  for (const event of events) {
    if (isHidden(event)) continue
    const fold = actionListProjection.on[event.type] as (row: ActionRow | undefined, event: unknown, open: Open, key: string) => ActionRow | undefined
    const row = fold(rows.get(event.stream), event, open, event.stream)
    if (row) rows.set(event.stream, row)
  }
  return [...rows.values()].sort((a, b) => (a.due_on < b.due_on || (a.due_on === b.due_on && a.ref < b.ref) ? -1 : 1))
}
