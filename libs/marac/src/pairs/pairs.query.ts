import type { Actor } from '@lantern/decision'
import { Views } from '@lantern/projections'
import { RulesNow } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import type { SelectQueryBuilder } from 'kysely'
import { Cases } from '../cases.js'
import type { CaseRef } from '../marac-case/marac-case.events.js'
import { repeatOf, type PairReferral, type PairSoFar, type RepeatOf } from '../marac-case/referral/repeat.policy.js'
import { samePeopleProjection } from '../same-people/same-people.projection.js'
import { SamePeople } from '../same-people/same-people.query.js'
import { pairsProjection, type PairRow } from './pairs.projection.js'

/** References out of another view, to be used inside a query. */
type RefQuery = SelectQueryBuilder<never, never, { ref: CaseRef }>

/** A repeat as somebody may see it: the earlier case is named to those alone who may see that one too. */
export interface ShownRepeat {
  readonly referredOn: string
  readonly case?: CaseRef
}

/** Referrals by pair. A pair is known by what people said of its records, so it changes when they are merged or unmerged. */
@Injectable()
export class Pairs {
  constructor(
    private readonly views: Views,
    private readonly samePeople: SamePeople,
    private readonly cases: Cases,
    private readonly rules: RulesNow,
  ) {}

  /** Undefined when the view does not know the referral yet. */
  async soFar(ref: CaseRef): Promise<PairSoFar | undefined> {
    return (await this.of([ref])).get(ref)
  }

  /** The repeats among these cases. Of a case that the reader is excluded from nothing is said, here as anywhere. */
  async repeatsOf(actor: Actor, refs: readonly CaseRef[]): Promise<ReadonlyMap<CaseRef, ShownRepeat>> {
    const pairs = await this.of(refs)
    const others = [...new Set([...pairs.values()].flatMap(({ earlier }) => earlier.map(({ ref }) => ref)))]
    if (others.length === 0) return new Map()
    const [hidden, seen] = await Promise.all([this.cases.hiddenFrom(actor.user), this.cases.visibleTo(actor).select('ref').where('ref', 'in', others).execute()])
    const visible = new Set(seen.map(({ ref }) => ref))
    const shown = ({ case: ref, referredOn }: RepeatOf): ShownRepeat => ({ referredOn, ...(visible.has(ref) && { case: ref }) })
    return new Map(
      [...pairs].flatMap(([ref, { referral, earlier, rules }]) => {
        const repeat = repeatOf(referral, earlier.filter(each => !hidden.includes(each.ref)), rules)
        return repeat ? [[ref, shown(repeat)] as const] : []
      }),
    )
  }

  /** Referrals whose victim somebody said to be the victim of another; to be used inside another query. Each referral has records of its own, so that no other can repeat one. */
  ofMergedVictims() {
    const merged = this.samePeople.merged()
    return this.views.rows(pairsProjection).select('ref').where(row => row.or([row('victim', 'in', merged.select('one')), row('victim', 'in', merged.select('other'))]))
  }

  /** The open cases of the pair that this referral tells of, as far as the reader may see them; the newest first. */
  async openOf(actor: Actor, ref: CaseRef): Promise<readonly CaseRef[]> {
    const earlier = (await this.soFar(ref))?.earlier ?? []
    if (earlier.length === 0) return []
    const rows = await this.cases.visibleTo(actor).select('ref').where('ref', 'in', earlier.map(each => each.ref)).where('status', '=', 'open').orderBy('referred_at', 'desc').execute()
    return rows.map(row => row.ref)
  }

  /**
   * Cases in which the parts are the other way round: whoever is harmed here is said to harm there. They are pointed out and never merged, since a
   * counter-allegation is a pair of its own.
   */
  async counterOf(actor: Actor, ref: CaseRef): Promise<readonly CaseRef[]> {
    const row = await this.views.find(pairsProjection, ref)
    if (!row) return []
    const groups = await this.samePeople.groupsOf([row.victim, ...row.perpetrators])
    const harmedThere = row.perpetrators.flatMap(id => [...(groups.get(id) ?? [])])
    const harmedHere = groups.get(row.victim) ?? new Set()
    const others = await this.views.rows(pairsProjection).selectAll().where('victim', 'in', harmedThere).execute()
    const refs = others.filter(other => other.ref !== ref && other.perpetrators.some(id => harmedHere.has(id))).map(other => other.ref)
    if (refs.length === 0) return []
    return (await this.cases.visibleTo(actor).select('ref').where('ref', 'in', refs).orderBy('ref').execute()).map(other => other.ref)
  }

  /** Those of these referrals in which a record of the victim was said to be of somebody with other records too: the rest have no others of their pair. */
  async withOthers(refs: RefQuery): Promise<readonly { readonly ref: CaseRef }[]> {
    const said = (column: 'one' | 'other') => this.views.rows(samePeopleProjection).select(column).where('same', '=', 1)
    return this.views.rows(pairsProjection).select('ref').where('ref', 'in', refs).where(row => row.or([row('victim', 'in', said('one')), row('victim', 'in', said('other'))])).orderBy('ref').execute()
  }

  async sees(actor: Actor, ref: CaseRef): Promise<boolean> {
    return (await this.cases.visibleTo(actor).select('ref').where('ref', '=', ref).executeTakeFirst()) !== undefined
  }

  /** Each of these referrals with the others of its pair that count, made before it or after. */
  async of(refs: readonly CaseRef[]): Promise<ReadonlyMap<CaseRef, PairSoFar>> {
    const rows = refs.length === 0 ? [] : await this.views.rows(pairsProjection).selectAll().where('ref', 'in', refs).execute()
    const groups = await this.samePeople.groupsOf(rows.flatMap(({ victim, perpetrators }) => [victim, ...perpetrators]))
    // Each referral has records of its own, so that a pair has others only where somebody said that two records are of one person.
    const victims = [...new Set(rows.flatMap(({ victim }) => [...(groups.get(victim) ?? [])]).filter(id => (groups.get(id)?.size ?? 1) > 1))]
    const others = victims.length === 0 ? [] : await this.views.rows(pairsProjection).selectAll().where('victim', 'in', victims).where('counts', '=', 1).execute()
    const same = (one: string, other: string): boolean => groups.get(one)?.has(other) ?? false
    // By victim, since a year of cases against all others of a year would be millions of comparisons.
    const ofVictim = new Map<ReadonlySet<string> | undefined, PairRow[]>()
    for (const other of others) ofVictim.set(groups.get(other.victim), [...(ofVictim.get(groups.get(other.victim)) ?? []), other])
    const earlierOf = (row: PairRow): readonly PairRow[] =>
      (ofVictim.get(groups.get(row.victim)) ?? []).filter(other => row.ref !== other.ref && row.perpetrators.some(one => other.perpetrators.some(each => same(one, each))))
    const found = rows.map(async row => {
      const { rules } = await this.rules.inForce(row.referred_at)
      return [row.ref, { referral: referralOf(row), earlier: earlierOf(row).map(referralOf), rules }] as const
    })
    return new Map(await Promise.all(found))
  }
}

const referralOf = ({ ref, referred_at: at, topics }: PairRow): PairReferral => ({ ref, at, topics })
