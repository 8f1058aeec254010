import { mayEver } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import { pageOfRows, Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { Directory, waitingCard, WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { answersAppeal } from '../marac-case/appeal/answers-appeal.policy.js'
import { maracManagers } from '../marac-managers.js'
import { appealsProjection, type AppealRow } from './appeals.projection.js'

const idsIn = (ids: string): readonly string[] => ids.split(',').filter(id => id !== '')
const lateOf = (rows: readonly { readonly answer_by: CalendarDate }[], now: Instant): number => rows.filter(row => row.answer_by < londonDate(now)).length

/** Appeals against referrals that were not accepted: a MARAC manager answers them, and whoever referred waits for that. */
@Injectable()
export class Appeals extends WorkCards {
  readonly order = 12

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
    private readonly directory: Directory,
  ) {
    super()
  }

  /** The first to be answered first; of answered ones too the latest. @throws BadCursor */
  page(actor: Actor, waiting: boolean, { cursor, limit }: PageAsked): Promise<Page<AppealRow>> {
    return pageOfRows(this.rows(actor, waiting), { cursor, limit, orderBy: waiting ? [['answer_by', 'asc'], ['ref', 'asc']] : [['appealed_at', 'desc'], ['ref', 'asc']] })
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(maracAccess, actor, 'marac.answer-appeal')) return []
    const ours = await this.answerable(actor)
    // A supervisor is asked only where no manager can answer: a card that says none would be there for ever.
    return ours.length === 0 && !actor.roles.includes('marac-manager') ? [] : [waitingCard({ count: ours.length, text: 'Appeals to answer', href: '/appeals' }, lateOf(ours, now))]
  }

  /** Whoever answers has them to do; the rest of the Hub and whoever referred wait for that. */
  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-appeals')) return []
    const all = await this.rows(actor, true).selectAll().orderBy('answer_by').orderBy('ref').execute()
    const own = new Set((await this.answerable(actor)).map(({ ref }) => ref))
    const listOf = (whose: 'ours' | 'others', rows: readonly AppealRow[]): WaitingList => ({
      whose,
      card: waitingCard({ count: rows.length, text: 'Appeals to the MARAC manager', href: '/appeals' }, lateOf(rows, now)),
      first: rows.slice(0, most).map(row => ({ ref: row.ref, href: seesAll(actor) ? `/cases/${row.ref}` : `/referrals/${row.ref}`, what: 'Answer to an appeal', waitsFor: [], since: row.appealed_at, dueOn: row.answer_by })),
    })
    const [ours, others] = [all.filter(({ ref }) => own.has(ref)), all.filter(({ ref }) => !own.has(ref))]
    const manages = actor.roles.includes('marac-manager')
    return [...(manages || ours.length > 0 ? [listOf('ours', ours)] : []), ...(!manages || others.length > 0 ? [listOf('others', others)] : [])]
  }

  /** Those without an answer that this person may answer: never who decided first, and a supervisor only where no manager is left. */
  async answerable(actor: Actor): Promise<readonly { readonly ref: string; readonly answer_by: CalendarDate }[]> {
    if (!mayEver(maracAccess, actor, 'marac.answer-appeal')) return []
    const rows = await this.rows(actor, true).select(['ref', 'decided_by', 'answer_by']).execute()
    if (rows.length === 0) return []
    const cases = await this.cases.all().select(['ref', 'excluded', 'restricted_to']).where('ref', 'in', rows.map(({ ref }) => ref)).execute()
    const managers = maracManagers(this.directory)
    return rows.filter(({ ref, decided_by: decidedBy }) => {
      const { excluded = '', restricted_to: restricted = '' } = cases.find(each => each.ref === ref) ?? {}
      return answersAppeal(actor, { decidedBy, managers, excluded: idsIn(excluded), restrictedTo: restricted === '' ? undefined : idsIn(restricted) }) === 'yes'
    })
  }

  private rows(actor: Actor, waiting: boolean): RowQuery<AppealRow> {
    let rows = this.views.rows(appealsProjection).where('ref', 'in', this.cases.visibleTo(actor).select('ref')).where('appealed_at', '>', '')
    if (waiting) rows = rows.where('outcome', 'is', null)
    return seesAll(actor) ? rows : rows.where('agency', '=', actor.agency)
  }
}
