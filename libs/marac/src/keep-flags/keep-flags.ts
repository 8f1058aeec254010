import { londonDate } from '@lantern/clock'
import type { Decide, Instant } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import { RulesNow, type RulesInForce } from '@lantern/rules'
import { Automation, decideAsSystem } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { agencyFlagsProjection, type AgencyFlagRow } from '../flags/agency-flags.projection.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { flagUntil } from '../marac-case/flags/flag-until.policy.js'
import { joinedReferralsProjection } from '../joined-referrals/joined-referrals.projection.js'
import { pairsProjection } from '../pairs/pairs.projection.js'
import { Pairs } from '../pairs/pairs.query.js'
import { samePeopleProjection } from '../same-people/same-people.projection.js'
import { CountedReferrals, type CountedDays } from './counted-days.query.js'
import { decideEndFlags, EndFlags } from './end-flags.decide.js'
import { decideRestartFlags, RestartFlags } from './restart-flags.decide.js'
import { decideShortenFlags, ShortenFlags } from './shorten-flags.decide.js'

const kept = ['to-put-on', 'on'] as const
/** So many cases are looked at in one query: an engine takes only so many parameters. */
const atOnce = 500
const notKept = 'A flag was not kept'

/** Tells agencies when their flag ends, that it starts anew after a repeat, and that it goes back where that repeat was in error. */
@Injectable()
export class KeepFlags extends Automation {
  readonly name = 'keep-flags'
  override readonly after = ['lantern.marac.referral-accepted.v1', 'lantern.marac.referral-joined.v1']
  /** What the last look for repeats was at. */
  private seen = ''

  constructor(
    private readonly views: Views,
    private readonly pairs: Pairs,
    private readonly counted: CountedReferrals,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
  ) {
    super()
  }

  /** How many cases were told of. Repeats come first, so that no flag ends over one. */
  async run(now: Instant): Promise<number> {
    let done = 0
    const looking = `${londonDate(now)} ${await this.views.mark(agencyFlagsProjection, pairsProjection, samePeopleProjection, joinedReferralsProjection)}`
    const before = this.seen
    this.seen = looking
    if (looking !== before) done += await this.count(now)
    const over = await this.views.rows(agencyFlagsProjection).select('ref').distinct().where('state', 'in', kept).where('until', '<', londonDate(now)).orderBy('ref').execute()
    return done + (await this.each(over, ({ ref: caseId }) => this.tell(caseId, decideEndFlags, new EndFlags({ caseId }), `end-flags-${caseId}-${londonDate(now)}`, now), notKept))
  }

  /**
   * Each minute the same people would be compared again for nothing: only when a flag, a referral or who is who changed, or the day did. A repeat that some may
   * not know of starts nothing: the new date would tell of it, and that case sets a flag of its own when it closes.
   */
  private async count(now: Instant): Promise<number> {
    const { rules } = await this.rules.inForce(now)
    const flags = this.views.rows(agencyFlagsProjection).select('ref').where('state', 'in', kept)
    // People who were told apart have no others any more, and the flag that these had started anew goes back.
    const [paired, restarted] = await Promise.all([this.pairs.withOthers(flags), flags.distinct().where('restarted', '=', 1).execute()])
    const refs = [...new Set([...paired, ...restarted].map(({ ref }) => ref))].toSorted()
    let done = 0
    for (let i = 0; i < refs.length; i += atOnce) {
      const some = refs.slice(i, i + atOnce)
      const [days, told] = await Promise.all([this.counted.of(some), this.toldOf(some)])
      done += await this.each([...days], ([caseId, counted]) => this.recount(caseId, counted, told.get(caseId), now, rules), notKept)
    }
    return done
  }

  /** Anew from the last referral that counts; back to it from one that counts no more. What was told already is not told again, each minute. */
  private async recount(caseId: CaseRef, { known, all }: CountedDays, told: Pick<AgencyFlagRow, 'until' | 'referred_on' | 'set_at'> | undefined, now: Instant, rules: RulesInForce): Promise<boolean> {
    if (!told) return false
    const referredOn = known.at(-1) ?? told.referred_on
    // By when it was told last: the same referral may count, not count, and count again.
    const id = `${caseId}-${referredOn}-${told.set_at}`
    const until = flagUntil(referredOn, now, rules)
    if (until !== undefined && until > told.until) return this.tell(caseId, decideRestartFlags, new RestartFlags({ caseId, referredOn }), `restart-flags-${id}`, now)
    if (referredOn >= told.referred_on || all.includes(told.referred_on)) return false
    return this.tell(caseId, decideShortenFlags, new ShortenFlags({ caseId, referredOn }), `shorten-flags-${id}`, now)
  }

  private async toldOf(refs: readonly CaseRef[]): Promise<ReadonlyMap<CaseRef, Pick<AgencyFlagRow, 'until' | 'referred_on' | 'set_at'>>> {
    const rows = await this.views.rows(agencyFlagsProjection).select(['ref', 'until', 'referred_on', 'set_at']).where('ref', 'in', refs).where('state', 'in', kept).execute()
    return new Map(rows.map(row => [row.ref, row]))
  }

  private async tell<C extends object>(caseId: CaseRef, rule: Decide<C, MaracCase, MaracCaseEvent, RulesInForce>, command: C, commandId: string, now: Instant): Promise<boolean> {
    try {
      return await decideAsSystem(this.store, this.rules, { stream: maracCase, id: caseId, rule, command, commandId }, now)
    } catch (error) {
      // The next tick looks for repeats again, although nothing changed.
      this.seen = ''
      throw error
    }
  }
}
