import { addMonths, startOfLondonDay, londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { Views } from '@lantern/projections'
import { RulesNow, type RulesInForce } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { pairsProjection } from '../pairs/pairs.projection.js'
import { peopleProjection } from '../people/people.projection.js'
import { samePeopleProjection } from '../same-people/same-people.projection.js'
import { severalVictims, type SeenWithSeveral } from './several-victims.policy.js'

/** Cases that the Hub took up: what it did not accept, or has not decided on, says nothing of anybody yet. */
const takenUp = ['open', 'joined', 'closed'] as const

@Injectable()
export class SeveralVictims {
  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
    private readonly rules: RulesNow,
  ) {}

  /** Worked out when it is asked for, from what the reader may see and from what people have said of who is who. */
  async of(actor: Actor, now: Instant): Promise<{ readonly people: readonly SeenWithSeveral[]; readonly rule: RulesInForce['matac']['severalVictims'] }> {
    const rule = (await this.rules.inForce(now)).rules.matac.severalVictims
    const from = startOfLondonDay(addMonths(londonDate(now), -12 * rule.value.years))
    const visible = this.cases.searchableBy(actor).select('ref').where('status', 'in', takenUp)
    // Each referral has records of its own, so that nobody is in two cases unless somebody said so.
    const merged = () => this.views.rowsAway(samePeopleProjection).where('same', '=', 1)
    const harming = () =>
      this.views
        .rowsAway(peopleProjection)
        .where('role', '=', 'perpetrator')
        .where('referred_at', '>=', from)
        .where(row => row.or([row('person_id', 'in', merged().select('one')), row('person_id', 'in', merged().select('other'))]))
        .where('ref', 'in', visible)
    const [told, pairs, said] = await Promise.all([
      harming().selectAll().execute(),
      // The cases of those, and whoever is a victim in a case of a person with other records.
      this.views
        .rowsAway(pairsProjection)
        .select(['ref', 'victim', 'perpetrators'])
        .where('ref', 'in', visible)
        .where(row => row.or([row('ref', 'in', harming().select('ref')), row('victim', 'in', merged().select('one')), row('victim', 'in', merged().select('other'))]))
        .execute(),
      merged().select(['one', 'other']).execute(),
    ])
    const perpetrators = told.map(row => ({ personId: row.person_id, ref: row.ref, at: row.referred_at, name: row.name, birthDates: row.birth_dates, died: row.died === 1 }))
    return { people: severalVictims({ merged: said, perpetrators, pairs }, rule), rule }
  }
}
