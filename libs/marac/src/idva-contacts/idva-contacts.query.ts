import { may } from '@lantern/access'
import { addDays, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import { pageOf, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { dueDate, RulesNow, startedDueBy } from '@lantern/rules'
import { waitingCard, WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { referredIn } from '../referred-in.js'

/** A case whose victim the IDVA service has not tried to reach, and the day on which that is due by the rule of the day of the referral. */
export type WaitingContact = CaseRow & { readonly contact_due_on: CalendarDate }

const mostCounted = 1_000_000

/** Victims whom no IDVA has tried to reach yet: an IDVA sees those of the areas of their service, the Hub everybody's. */
@Injectable()
export class IdvaContacts extends WorkCards {
  readonly order = 15

  constructor(
    private readonly cases: Cases,
    private readonly rules: RulesNow,
  ) {
    super()
  }

  /** The longest waiting first. @throws BadCursor */
  async page(actor: Actor, late: boolean, now: Instant, { cursor, limit }: PageAsked): Promise<Page<WaitingContact>> {
    const rows = (await this.rowsOf(actor, late, now)).selectAll()
    const { items, next } = await pageOf<CaseRow, CaseRow>(rows, { cursor, limit, orderBy: [['referred_at', 'asc'], ['ref', 'asc']] })
    return { items: await Promise.all(items.map(async row => ({ ...row, contact_due_on: await this.dueOn(row.referred_at) }))), next }
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!may(maracAccess, actor, 'marac.list-idva-contacts')) return []
    const late = await this.count(actor, true, now)
    if (seesAll(actor)) return [{ count: late, text: 'First IDVA contacts late', href: '/idva-contacts?late=yes', urgent: true }]
    return [{ count: await this.count(actor, false, now), text: 'Victims to contact', href: '/idva-contacts', urgent: late > 0, ...(late > 0 && { hint: `${late} late` }) }]
  }

  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!may(maracAccess, actor, 'marac.list-idva-contacts')) return []
    const [count, late, { items }] = await Promise.all([this.count(actor, false, now), this.count(actor, true, now), this.page(actor, false, now, { limit: most })])
    const theirs = seesAll(actor)
    return [
      {
        whose: theirs ? 'others' : 'ours',
        card: waitingCard({ count, text: theirs ? 'First IDVA contacts that are not made' : 'Victims to contact', href: '/idva-contacts' }, late),
        first: items.map(row => ({ ref: row.ref, href: `/cases/${row.ref}`, what: 'First contact with the victim', waitsFor: this.cases.idvaOf(row.area), since: row.referred_at, dueOn: row.contact_due_on })),
      },
    ]
  }

  async count(actor: Actor, late: boolean, now: Instant): Promise<number> {
    return this.cases.count(await this.rowsOf(actor, late, now), mostCounted)
  }

  private async rowsOf(actor: Actor, late: boolean, now: Instant): Promise<RowQuery<CaseRow>> {
    const rows = this.cases.worksOn(actor).where('idva_waiting', '=', 1)
    return late ? referredIn(rows, await startedDueBy(this.rules, 'idvaContact', addDays(londonDate(now), -1))) : rows
  }

  private async dueOn(referredAt: Instant): Promise<CalendarDate> {
    return dueDate('idvaContact', referredAt, (await this.rules.inForce(referredAt)).rules)
  }
}
