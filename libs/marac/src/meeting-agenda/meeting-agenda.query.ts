import type { Actor } from '@lantern/decision'
import { Views, type RowQuery } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import type { HearingOutcome } from '../marac-case/marac-case.events.js'
import { inAgendaOrder, partOf, type ListedCase } from '../meeting/agenda-order.policy.js'
import type { MeetingRow } from '../meetings/meetings.projection.js'
import { hearingsProjection } from './hearings.projection.js'

/** A case on an agenda that the reader may know of. `heard`: what became of it, once it came up. */
export interface AgendaItem extends ListedCase {
  readonly row: CaseRow
  readonly heard: HearingOutcome | undefined
}

/** Cases that a meeting is to hear: chosen so and heard by none since, or asked for without an answer yet. The same as `awaitsMeeting` says of one. */
export const awaiting = (rows: RowQuery<CaseRow>): RowQuery<CaseRow> =>
  rows.where('status', '=', 'open').where(row => row.or([row.and([row('route', '=', 'meeting'), row('heard_in', 'is', null)]), row('meeting_requests', '>', 0)]))

const listedOf = (row: CaseRow): ListedCase => ({ ref: row.ref, part: partOf(row.children), listedAt: row.listed_at ?? row.changed_at })

/** What a meeting is to hear and has heard, made of what the cases say: two queries, however many they are. */
@Injectable()
export class MeetingAgenda {
  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
  ) {}

  /** Those that the reader may know of, in order. */
  async seenBy(actor: Actor, { id, case_order: order }: Pick<MeetingRow, 'id' | 'case_order'>): Promise<readonly AgendaItem[]> {
    const [rows, heard] = await Promise.all([this.of(id, this.cases.visibleTo(actor)).selectAll().execute(), this.outcomes(id)])
    return inAgendaOrder(rows.map(row => ({ ...listedOf(row), row, heard: heard.get(row.ref) })), order)
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
    const [listed, heard] = await Promise.all([
      awaiting(this.cases.visibleTo(actor)).where('listed_for', 'in', ids).select(['ref', 'listed_for']).execute(),
      this.views.rows(hearingsProjection).where('meeting', 'in', ids).where('ref', 'in', this.cases.visibleTo(actor).select('ref')).select(['ref', 'meeting']).execute(),
    ])
    const of = new Map<string, Set<string>>()
    for (const { ref, id } of [...listed.map(row => ({ ref: row.ref, id: row.listed_for ?? '' })), ...heard.map(row => ({ ref: row.ref, id: row.meeting }))]) of.set(id, (of.get(id) ?? new Set()).add(ref))
    return new Map([...of].map(([id, refs]) => [id, refs.size]))
  }

  /** Every case on these agendas, whoever asks: for the check that none is lost. */
  async allListed(ids: readonly string[]): Promise<readonly { readonly id: string; readonly refs: readonly string[] }[]> {
    if (ids.length === 0) return []
    const rows = await awaiting(this.cases.all()).where('listed_for', 'in', ids).select(['ref', 'listed_for']).execute()
    return ids.map(id => ({ id, refs: rows.flatMap(({ ref, listed_for: at }) => (at === id ? [ref] : [])) }))
  }

  private async outcomes(id: string): Promise<ReadonlyMap<string, HearingOutcome>> {
    const rows = await this.views.rows(hearingsProjection).where('meeting', '=', id).select(['ref', 'outcome']).execute()
    return new Map(rows.map(({ ref, outcome }) => [ref, outcome]))
  }

  /** Those that it is to hear, and those that it has heard, wherever they are now. */
  private of(id: string, rows: RowQuery<CaseRow>): RowQuery<CaseRow> {
    const heard = this.views.rows(hearingsProjection).where('meeting', '=', id).select('ref')
    return rows.where(row => row.or([row('ref', 'in', heard), row.and([row('listed_for', '=', id), row('ref', 'in', awaiting(this.cases.all()).where('listed_for', '=', id).select('ref'))])]))
  }
}
