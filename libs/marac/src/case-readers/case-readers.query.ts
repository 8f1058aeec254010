import type { Instant } from '@lantern/decision'
import { pageOf, Views, type Page, type PageAsked } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { caseReadersProjection, type CaseReaderRow } from './case-readers.projection.js'

/** Who has looked at a case. Access is the caller's to check first. */
@Injectable()
export class CaseReaders {
  constructor(private readonly views: Views) {}

  /** The latest first; refusals for whoever may be told of them. @throws BadCursor */
  page(ref: string, { refusals, cursor, limit }: PageAsked & { readonly refusals: boolean }): Promise<Page<CaseReaderRow>> {
    const rows = this.views.rows(caseReadersProjection).selectAll().where('ref', '=', ref)
    return pageOf<CaseReaderRow, CaseReaderRow>(refusals ? rows : rows.where('what', '!=', 'denied'), { cursor, limit, orderBy: [['read_at', 'desc'], ['id', 'desc']] })
  }

  /** Who had the case before them while something stood on it, by what they opened: of files only that one. The earliest first. */
  async while(ref: string, { from, until, file }: { readonly from: Instant; readonly until: Instant; readonly file?: string | undefined }): Promise<readonly LookedWhile[]> {
    const rows = await this.views
      .rows(caseReadersProjection)
      .where('ref', '=', ref)
      .where('what', 'not in', ['denied', 'readers-read'])
      .where('read_at', '>=', from)
      .where('read_at', '<=', until)
      .where(row => row.or([row('as_at', 'is', null), row('as_at', '>=', from)]))
      .where(row => row.or([row('file', 'is', null), ...(file === undefined ? [] : [row('file', '=', file)])]))
      .groupBy(['reader', 'agency', 'what'])
      .select(({ fn }) => ['reader', 'agency', 'what', fn.min('read_at').as('first'), fn.max('read_at').as('last'), fn.countAll<string | number>().as('times')])
      .execute()
    return rows.map(row => ({ ...row, times: Number(row.times) })).sort((a, b) => (a.first < b.first ? -1 : 1))
  }
}

/** How often one person opened one thing of a case, and when for the first and the last time. */
export interface LookedWhile {
  readonly reader: string
  readonly agency: string
  readonly what: string
  readonly first: Instant
  readonly last: Instant
  readonly times: number
}
