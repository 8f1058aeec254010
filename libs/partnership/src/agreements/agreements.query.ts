import { may } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import { dueDate, RulesNow } from '@lantern/rules'
import { WorkCards, type AgreementStanding, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { Agreement } from '../partnership/agreements.policy.js'
import { partnershipAccess } from '../partnership.access.js'
import { Register } from '../register.js'

/** An agency with all agreements that were recorded of it, and how it stands today. */
export interface AgencyAgreements {
  readonly id: string
  readonly name: string
  readonly standing: AgreementStanding
  /** `left`: it is no longer of the partnership, so that nobody misses its agreement. */
  readonly state: 'missing' | 'ends-soon' | 'in-force' | 'left'
  readonly agreements: readonly Agreement[]
}

const order = ['missing', 'ends-soon', 'in-force', 'left'] as const

/** Which agencies are under an information sharing agreement: the Hub is warned before one ends. */
@Injectable()
export class Agreements extends WorkCards {
  readonly order = 45

  constructor(
    private readonly register: Register,
    private readonly rules: RulesNow,
    private readonly clock: Clock,
  ) {
    super()
  }

  /** Those without one first, then those whose ends soon, each group by name. */
  async list(): Promise<readonly AgencyAgreements[]> {
    await this.register.refresh()
    const now = this.clock.now()
    const [today, warnUntil] = [londonDate(now), dueDate('agreementEndsSoon', now, (await this.rules.inForce(now)).rules)]
    return this.register
      .agencies()
      .map(({ id, name }) => {
        const standing = this.register.agreementOf(id, today)
        return { id, name, standing, state: stateOf(standing, warnUntil), agreements: this.register.agreementsOf(id) }
      })
      .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.name.localeCompare(b.name, 'en-GB'))
  }

  async cards(actor: Actor, _now: Instant): Promise<readonly WorkCard[]> {
    if (!may(partnershipAccess, actor, 'partnership.see-agreements')) return []
    const agencies = await this.list()
    const count = (state: AgencyAgreements['state']) => agencies.filter(each => each.state === state).length
    return [
      { count: count('missing'), text: 'Agencies without an agreement', href: '/agreements?show=missing', urgent: true },
      { count: count('ends-soon'), text: 'Agreements that end soon', href: '/agreements?show=ends-soon' },
    ].filter(card => card.count > 0)
  }
}

function stateOf(standing: AgreementStanding, warnUntil: CalendarDate): AgencyAgreements['state'] {
  if (!standing.inForce) return standing.left === undefined ? 'missing' : 'left'
  return standing.until !== undefined && standing.until <= warnUntil ? 'ends-soon' : 'in-force'
}
