import type { Actor } from '@lantern/decision'
import { countsBy, type RowQuery } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { inAgendaOrder, partOf, type ListedCase } from '../meeting/agenda-order.policy.js'
import type { MeetingRow } from '../meetings/meetings.projection.js'

/** A case on an agenda, and whether the reader may know of it. */
export interface AgendaItem extends ListedCase {
  readonly row: CaseRow
}

/** Cases that a meeting is to hear: chosen so, or asked for without an answer yet. The same as `awaitsMeeting` says of one. */
export const awaiting = (rows: RowQuery<CaseRow>): RowQuery<CaseRow> => rows.where('status', '=', 'open').where(row => row.or([row('route', '=', 'meeting'), row('meeting_requests', '>', 0)]))

const listedOf = ({ ref, children, listed_at: listedAt, changed_at: changedAt }: CaseRow): ListedCase => ({ ref, part: partOf(children), listedAt: listedAt ?? changedAt })
const itemOf = (row: CaseRow): AgendaItem => ({ ...listedOf(row), row })

/** What a meeting is to hear, made of what the cases say: one query, however many they are. */
@Injectable()
export class MeetingAgenda {
  constructor(private readonly cases: Cases) {}

  /** Those that the reader may know of, in order. */
  async seenBy(actor: Actor, { id, case_order: order }: Pick<MeetingRow, 'id' | 'case_order'>): Promise<readonly AgendaItem[]> {
    return inAgendaOrder((await this.of(id, this.cases.visibleTo(actor)).selectAll().execute()).map(itemOf), order)
  }

  /** All of them, whoever asks, and which of them this person may know of: for rules, and never to be shown. */
  async all(id: string, actor?: Actor): Promise<{ readonly cases: readonly ListedCase[]; readonly seen: readonly string[] }> {
    const rows = await this.rowsOf(id)
    const seen = actor ? await this.of(id, this.cases.visibleTo(actor)).select('ref').execute() : rows
    return { cases: rows.map(listedOf), seen: seen.map(({ ref }) => ref) }
  }

  /** Their rows, whoever asks: for who is invited, and never to be shown. */
  rowsOf(id: string): Promise<readonly CaseRow[]> {
    return this.of(id, this.cases.all()).selectAll().execute()
  }

  /** How many cases that the reader may know of are on each agenda. */
  async counts(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (ids.length === 0) return new Map()
    const counts = await countsBy(awaiting(this.cases.visibleTo(actor)).where('listed_for', 'in', ids), 'listed_for')
    return new Map([...counts].map(([id, count]) => [id ?? '', count]))
  }

  /** Every case on these agendas, whoever asks: for the check that none is lost. */
  async allListed(ids: readonly string[]): Promise<readonly { readonly id: string; readonly refs: readonly string[] }[]> {
    if (ids.length === 0) return []
    const rows = await awaiting(this.cases.all()).where('listed_for', 'in', ids).select(['ref', 'listed_for']).execute()
    return ids.map(id => ({ id, refs: rows.flatMap(({ ref, listed_for: at }) => (at === id ? [ref] : [])) }))
  }

  private of(id: string, rows: RowQuery<CaseRow>): RowQuery<CaseRow> {
    return awaiting(rows).where('listed_for', '=', id)
  }
}
