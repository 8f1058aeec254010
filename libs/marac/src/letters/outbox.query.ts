import { pageOf, Views, type Page, type PageAsked } from '@lantern/projections'
import type { Instant } from '@lantern/decision'
import { Injectable } from '@nestjs/common'
import { lettersProjection, type LetterRow } from './letters.projection.js'

/** What was written to be sent: the outbox. */
@Injectable()
export class Outbox {
  constructor(private readonly views: Views) {}

  /** The newest first. @throws BadCursor */
  page({ cursor, limit }: PageAsked): Promise<Page<LetterRow>> {
    return pageOf<LetterRow, LetterRow>(this.views.rows(lettersProjection).selectAll(), { cursor, limit, orderBy: [['written_at', 'desc'], ['id', 'asc']] })
  }

  find(id: string): Promise<LetterRow | undefined> {
    return this.views.find(lettersProjection, id)
  }

  /** Those that no server took yet, written since a moment; the oldest first. */
  waiting(since: Instant, most: number): Promise<readonly LetterRow[]> {
    return this.views.rows(lettersProjection).selectAll().where('ended', 'is', null).where('written_at', '>=', since).orderBy('written_at').orderBy('id').limit(most).execute()
  }
}
