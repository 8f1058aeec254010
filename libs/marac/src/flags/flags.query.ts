import { mayEver } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import { pageOf, Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { dueDate, RulesNow } from '@lantern/rules'
import { waitingCard, WorkCards, type WaitingList, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { agencyFlagsProjection, type AgencyFlagRow } from './agency-flags.projection.js'

/** Which flags: to put on, on and ending soon, to take off, or all that an agency keeps or has to answer for. */
export type FlagsShown = 'to-put-on' | 'ends-soon' | 'to-take-off' | 'all'

const toPutOn = { text: 'Flags to put on your system', href: '/flags?show=to-put-on' }
const toTakeOff = { text: 'Flags to take off your system', href: '/flags?show=to-take-off' }
const unconfirmed = { text: 'Flags that agencies have not confirmed', href: '/flags?show=to-put-on' }

/** Counted up to here: more than any partnership has, so that every number shown is a number counted. */
const counted = 100_000

/** Flags of closed cases: an agency's own, for the Hub every agency's. */
@Injectable()
export class Flags extends WorkCards {
  readonly order = 35

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
    private readonly rules: RulesNow,
  ) {
    super()
  }

  /** What ends first before the others. @throws BadCursor */
  async page(actor: Actor, show: FlagsShown, now: Instant, { cursor, limit }: PageAsked): Promise<Page<AgencyFlagRow>> {
    return pageOf<AgencyFlagRow, AgencyFlagRow>(this.shown(actor, show, await this.soon(now)).selectAll(), { cursor, limit, orderBy: [['until', 'asc'], ['id', 'asc']] })
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-flags')) return []
    const soon = await this.soon(now)
    const count = (show: FlagsShown) => this.views.count(this.shown(actor, show, soon), counted)
    if (seesAll(actor)) return [{ ...unconfirmed, count: await count('to-put-on') }]
    const [putOn, takeOff, endsSoon] = await Promise.all([count('to-put-on'), count('to-take-off'), count('ends-soon')])
    return [
      { ...toPutOn, count: putOn },
      { ...toTakeOff, count: takeOff },
      { count: endsSoon, text: 'Flags that end soon', href: '/flags?show=ends-soon' },
    ]
  }

  override async waiting(actor: Actor, now: Instant, most: number): Promise<readonly WaitingList[]> {
    if (!mayEver(maracAccess, actor, 'marac.list-flags')) return []
    const soon = await this.soon(now)
    const hub = seesAll(actor)
    const lists = hub ? ([['to-put-on', unconfirmed]] as const) : ([['to-put-on', toPutOn], ['to-take-off', toTakeOff]] as const)
    return Promise.all(
      lists.map(async ([show, card]) => {
        const [count, { items }] = await Promise.all([this.views.count(this.shown(actor, show, soon), counted), this.page(actor, show, now, { limit: most })])
        const first = items.map(({ ref, agency, set_at }) => ({ ref, href: `/cases/${ref}#flags`, what: show === 'to-put-on' ? 'Flag to confirm' : 'Flag to take off', waitsFor: [agency], since: set_at, dueOn: null }))
        return { whose: hub ? ('others' as const) : ('ours' as const), card: waitingCard({ ...card, count }, 0), first }
      }),
    )
  }

  /** The last day that counts as soon, by the rule of today. */
  private async soon(now: Instant): Promise<{ readonly today: CalendarDate; readonly until: CalendarDate }> {
    return { today: londonDate(now), until: dueDate('flagEndsSoon', now, (await this.rules.inForce(now)).rules) }
  }

  private shown(actor: Actor, show: FlagsShown, soon: { readonly today: CalendarDate; readonly until: CalendarDate }): RowQuery<AgencyFlagRow> {
    let rows = this.views.rows(agencyFlagsProjection).where('ref', 'in', this.cases.visibleTo(actor).select('ref'))
    if (!seesAll(actor)) rows = rows.where('agency', '=', actor.agency)
    switch (show) {
      case 'to-put-on':
      case 'to-take-off':
        return rows.where('state', '=', show)
      case 'ends-soon':
        return rows.where('state', 'in', ['on', 'to-put-on']).where('until', '>=', soon.today).where('until', '<=', soon.until)
      case 'all':
        return rows.where('state', '<>', 'off')
    }
  }
}
