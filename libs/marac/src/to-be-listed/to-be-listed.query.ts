import { may } from '@lantern/access'
import type { Actor, Instant } from '@lantern/decision'
import { countsBy, pageOf, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'
import { awaiting } from '../meeting-agenda/meeting-agenda.query.js'
import { Meetings } from '../meetings/meetings.query.js'

/** Cases that a meeting is to hear and that are on the agenda of none that is to come. With the agendas of those it makes up every case that awaits a meeting. */
@Injectable()
export class ToBeListed extends WorkCards {
  readonly order = 22

  constructor(
    private readonly cases: Cases,
    private readonly meetings: Meetings,
  ) {
    super()
  }

  /** The longest known first. @throws BadCursor */
  page(actor: Actor, { area, cursor, limit }: PageAsked & { readonly area?: string | undefined }): Promise<Page<CaseRow>> {
    const rows = this.rows(this.cases.visibleTo(actor))
    return pageOf<CaseRow, CaseRow>((area === undefined ? rows : rows.where('area', '=', area)).selectAll(), { cursor, limit, orderBy: [['referred_at', 'asc'], ['ref', 'asc']] })
  }

  /** How many in each area. */
  byArea(actor: Actor): Promise<ReadonlyMap<string, number>> {
    return countsBy(this.rows(this.cases.visibleTo(actor)), 'area')
  }

  /** All of them, whoever asks: for the check that none is lost. */
  async all(): Promise<readonly string[]> {
    return (await this.rows(this.cases.all()).select('ref').execute()).map(({ ref }) => ref)
  }

  async cards(actor: Actor, _now: Instant): Promise<readonly WorkCard[]> {
    if (!may(maracAccess, actor, 'marac.list-to-be-listed')) return []
    const count = [...(await this.byArea(actor)).values()].reduce((sum, each) => sum + each, 0)
    return [{ count, text: 'Cases to list for a meeting', href: '/to-be-listed' }]
  }

  private rows(cases: RowQuery<CaseRow>): RowQuery<CaseRow> {
    return awaiting(cases).where(row => row.or([row('listed_for', 'is', null), row('listed_for', 'not in', this.meetings.liveRows().select('id'))]))
  }
}
