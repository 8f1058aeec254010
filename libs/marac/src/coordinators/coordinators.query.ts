import { may } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { countsBy } from '@lantern/projections'
import { deputisesFor, Directory, inDate, type DeputisedFor, WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { CaseList } from '../case-list/case-list.query.js'
import { Cases } from '../cases.js'
import { maracAccess, seesAll } from '../marac.access.js'

/** Where the open cases of somebody of the Hub are listed, the most pressing first. */
export const openCasesOf = (coordinator: string): string => `/cases?coordinator=${coordinator}&status=open`

/** Who of the Hub has how many open cases, among those that the reader may know of. */
@Injectable()
export class Coordinators extends WorkCards {
  readonly order = 5

  constructor(
    private readonly cases: Cases,
    private readonly list: CaseList,
    private readonly directory: Directory,
  ) {
    super()
  }

  /** By the user who has them; null for nobody. On how many of them research is overdue is told too. */
  async openCases(actor: Actor, now: Instant): Promise<ReadonlyMap<string | null, { readonly count: number; readonly late: number }>> {
    const open = () => this.cases.visibleTo(actor).where('status', '=', 'open')
    const [all, late] = await Promise.all([countsBy(open(), 'coordinator'), countsBy(open().where('next_on', '<', londonDate(now)), 'coordinator')])
    return new Map([...all].map(([coordinator, count]) => [coordinator, { count, late: late.get(coordinator) ?? 0 }]))
  }

  /** Open cases of nobody who is here. */
  ofNobodyHere(actor: Actor, now: Instant): Promise<number> {
    return this.list.howMany(actor, { status: 'open', coordinator: 'not-here' }, now)
  }

  async cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]> {
    if (!seesAll(actor)) return []
    const oversees = may(maracAccess, actor, 'marac.oversee-coordinators')
    const [mine, late, nobodys] = await Promise.all([
      this.list.howMany(actor, { status: 'open', coordinator: 'me' }, now),
      this.list.howMany(actor, { status: 'open', coordinator: 'me', overdue: 'yes' }, now),
      oversees ? this.ofNobodyHere(actor, now) : 0,
    ])
    return [
      ...(mine > 0 || !oversees ? [{ count: mine, text: 'My open cases', href: openCasesOf('me'), ...(late > 0 && { urgent: true, hint: `${late} with something overdue` }) }] : []),
      ...(await Promise.all(deputisesFor(this.directory, actor.user, londonDate(now)).map(away => this.deputised(actor, away, now)))),
      ...(nobodys > 0 ? [{ count: nobodys, text: 'Open cases of nobody who is here', href: openCasesOf('not-here'), urgent: true }] : []),
    ]
  }

  private async deputised(actor: Actor, { user, name, until }: DeputisedFor, now: Instant): Promise<WorkCard> {
    const [count, late] = await Promise.all([this.list.howMany(actor, { status: 'open', coordinator: user }, now), this.list.howMany(actor, { status: 'open', coordinator: user, overdue: 'yes' }, now)])
    return { count, text: `Open cases for ${name}, away until ${inDate(until)}`, href: openCasesOf(user), ...(late > 0 && { urgent: true, hint: `${late} with something overdue` }) }
  }
}
