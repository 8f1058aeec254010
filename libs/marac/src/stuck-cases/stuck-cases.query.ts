import { may } from '@lantern/access'
import { ActionsOf } from '@lantern/actions'
import { londonDate, startOfLondonDay } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import type { RowQuery } from '@lantern/projections'
import { WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { noDate, type CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'

/**
 * Open cases in which nothing is to come: no research that is out, no action, no request for a meeting, no meeting to be listed for, no first contact to be made. What was
 * done today may go on today; from tomorrow on it is here, so that each is found within a day. Cases without a coordinator who is here, and requests to agencies of which
 * nobody may sign in, have lists of their own.
 */
@Injectable()
export class StuckCases extends WorkCards {
  readonly order = 14

  constructor(
    private readonly cases: Cases,
    private readonly actions: ActionsOf,
  ) {
    super()
  }

  /** Those that are so now, whoever may know of them: what was put right since the last check is no longer among them. */
  refs(now: Instant) {
    return this.among(this.cases.all(), now).select('ref')
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!may(maracAccess, actor, 'marac.list-stuck-cases')) return []
    const count = await this.cases.count(this.stuck(actor, now), 1_000)
    return count === 0 ? [] : [{ count, text: 'Open cases without a next date', href: '/stuck-work?kind=no-next-date', urgent: true }]
  }

  /** Whoever may know of them: for the check of the work. */
  async all(now: Instant): Promise<readonly string[]> {
    return (await this.refs(now).orderBy('ref').execute()).map(({ ref }) => ref)
  }

  private stuck(actor: Actor, now: Instant): RowQuery<CaseRow> {
    return this.among(this.cases.visibleTo(actor), now)
  }

  private among(cases: RowQuery<CaseRow>, now: Instant): RowQuery<CaseRow> {
    return cases
      .where('status', '=', 'open')
      .where('next_on', '>=', noDate)
      .where('meeting_requests', '=', 0)
      .where('idva_waiting', '=', 0)
      .where(row => row.or([row('route', 'is', null), row('route', '<>', 'meeting'), row('heard_in', 'is not', null)]))
      .where('changed_at', '<', startOfLondonDay(londonDate(now)))
      .where(row => row.not(row('ref', 'in', this.actions.unfinished().select('belongs_to'))))
  }
}
