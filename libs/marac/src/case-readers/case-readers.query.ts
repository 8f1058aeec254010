import { pageOf, Views, type Page } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { caseReadersProjection, type CaseReaderRow } from './case-readers.projection.js'

/** Who has looked at a case. Access is the caller's to check first. */
@Injectable()
export class CaseReaders {
  constructor(private readonly views: Views) {}

  /** The latest first; refusals for whoever may be told of them. @throws BadCursor */
  page(ref: string, { refusals, cursor, limit }: { readonly refusals: boolean; readonly cursor?: string | undefined; readonly limit: number }): Promise<Page<CaseReaderRow>> {
    const rows = this.views.rows(caseReadersProjection).selectAll().where('ref', '=', ref)
    return pageOf<CaseReaderRow, CaseReaderRow>(refusals ? rows : rows.where('what', '!=', 'denied'), { cursor, limit, orderBy: [['read_at', 'desc'], ['id', 'desc']] })
  }
}
