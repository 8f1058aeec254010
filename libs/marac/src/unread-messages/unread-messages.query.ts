import { mayEver } from '@lantern/access'
import type { Actor } from '@lantern/decision'
import { pageOfRows, Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { inPlural, WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { sql, type RawBuilder } from 'kysely'
import { caseTalkProjection, type TalkRow } from '../case-talk/case-talk.projection.js'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'

/** Read by nobody but the one who asks, or by nobody at all of their agency. */
export type NotReadBy = 'me' | 'agency'

/** Counted up to here: more than any partnership has, so that every number shown is a number counted. */
const counted = 100_000

/** What was written on current cases that a person may see, and has not read. What they wrote themselves is none of it. */
@Injectable()
export class UnreadMessages extends WorkCards {
  readonly order = 26

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
  ) {
    super()
  }

  /** The oldest first. @throws BadCursor */
  page(actor: Actor, by: NotReadBy, { cursor, limit }: PageAsked): Promise<Page<TalkRow>> {
    return pageOfRows(this.unread(actor, by), { cursor, limit, orderBy: [['sent_at', 'asc'], ['id', 'asc']] })
  }

  async cards(actor: Actor): Promise<readonly WorkCard[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-messages')) return []
    const [mine, ours] = await Promise.all((['me', 'agency'] as const).map(by => this.views.count(this.unread(actor, by), counted)))
    return [{ count: mine ?? 0, text: 'Messages you have not read', href: '/messages', ...(ours ? { hint: `${inPlural(ours, 'has', 'have')} been read by nobody at your agency` } : {}) }]
  }

  private unread(actor: Actor, by: NotReadBy): RowQuery<TalkRow> {
    const rows = this.views.rows(caseTalkProjection).where('ref', 'in', this.cases.currentFor(actor).select('ref'))
    return by === 'me'
      ? rows.where('sender', '<>', actor.user).where(notRead(sql`marks.id = ${sql.ref('row.ref')} || ${`/${actor.user}`}`))
      : rows.where('agency', '<>', actor.agency).where(notRead(sql`marks.ref = ${sql.ref('row.ref')} and marks.agency = ${actor.agency}`))
  }
}

/** The rows that no read mark of these reaches: a look-up by its index for each row. */
const notRead = (whose: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`not exists (select 1 from message_reads as marks where ${whose} and marks.up_to >= ${sql.ref('row.revision')})`
