import { londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { Views } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { joinedReferralsProjection } from '../joined-referrals/joined-referrals.projection.js'
import type { CaseRef } from '../marac-case/marac-case.events.js'
import type { Status } from '../marac-case/marac-case.state.js'
import { repeatOf } from '../marac-case/referral/repeat.policy.js'
import { Pairs } from '../pairs/pairs.query.js'

/** The days of referrals that a flag may count from, each the earliest first. */
export interface CountedDays {
  /** Of the case itself, of incidents that were joined to it, and of repeats that everybody may know of. */
  readonly known: readonly CalendarDate[]
  /** Of repeats too that some may not know of: no flag starts by them, since the new date would tell of it, and none goes back while it counts from one. */
  readonly all: readonly CalendarDate[]
}

const counting: readonly Status[] = ['open', 'closed', 'joined', 'transferred']

/** Which referrals of the same people count today, for the flags of their cases. */
@Injectable()
export class CountedReferrals {
  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
    private readonly pairs: Pairs,
  ) {}

  async of(refs: readonly CaseRef[]): Promise<ReadonlyMap<CaseRef, CountedDays>> {
    const [pairs, incidents] = await Promise.all([this.pairs.of(refs), this.incidentsOn(refs)])
    const others = [...new Set([...pairs.values()].flatMap(({ earlier }) => earlier.map(({ ref }) => ref)))]
    const rows = others.length === 0 ? [] : await this.cases.all().select(['ref', 'excluded', 'restricted_to']).where('ref', 'in', others).where('status', 'in', counting).execute()
    const everybodys = new Set(rows.flatMap(({ ref, excluded, restricted_to: restricted }) => (excluded === ',' && restricted === '' ? [ref] : [])))
    const repeats = await this.pairs.of(rows.map(({ ref }) => ref))
    return new Map(
      [...pairs].map(([ref, { referral, earlier }]) => {
        const counted = earlier.flatMap(other => {
          const so = repeats.get(other.ref)
          return so && repeatOf(so.referral, so.earlier, so.rules) ? [other] : []
        })
        const own = [londonDate(referral.at), ...(incidents.get(ref) ?? [])]
        const known = [...own, ...counted.flatMap(other => (everybodys.has(other.ref) ? [londonDate(other.at)] : []))].toSorted()
        return [ref, { known, all: [...own, ...counted.map(({ at }) => londonDate(at))].toSorted() }] as const
      }),
    )
  }

  private async incidentsOn(refs: readonly CaseRef[]): Promise<ReadonlyMap<CaseRef, readonly CalendarDate[]>> {
    const joined = await this.views.rows(joinedReferralsProjection).select(['ref', 'joins']).where('joins', 'in', refs).where('state', 'in', ['joined', 'told']).execute()
    const referrals = await this.pairs.of(joined.map(({ ref }) => ref))
    const days = new Map<CaseRef, readonly CalendarDate[]>()
    for (const { ref, joins } of joined) {
      const at = referrals.get(ref)?.referral.at
      if (at !== undefined) days.set(joins, [...(days.get(joins) ?? []), londonDate(at)])
    }
    return days
  }
}
