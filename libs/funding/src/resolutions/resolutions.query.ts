import { pageOf, Views, type Page, type PageAsked } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { resolutionsProjection, type ResolutionRow } from './resolutions.projection.js'

/** What groups resolved on money. */
@Injectable()
export class Resolutions {
  constructor(private readonly views: Views) {}

  find(id: string): Promise<ResolutionRow | undefined> {
    return this.views.find(resolutionsProjection, id)
  }

  /** The latest first. @throws BadCursor */
  list({ cursor, limit }: PageAsked): Promise<Page<ResolutionRow>> {
    return pageOf<ResolutionRow, ResolutionRow>(this.views.rows(resolutionsProjection).selectAll(), { cursor, limit, orderBy: [['resolved_on', 'desc'], ['id', 'asc']] })
  }
}
