import { londonDate } from '@lantern/clock'
import type { CalendarDate, Decide, Instant } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import { RulesNow, type RulesInForce } from '@lantern/rules'
import { Automation, decideAsSystem } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { agencyFlagsProjection } from '../flags/agency-flags.projection.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { flagUntil } from '../marac-case/flags/flag-until.policy.js'
import { repeatOf } from '../marac-case/referral/repeat.policy.js'
import { pairsProjection } from '../pairs/pairs.projection.js'
import { Pairs } from '../pairs/pairs.query.js'
import { samePeopleProjection } from '../same-people/same-people.projection.js'
import { decideEndFlags, EndFlags } from './end-flags.decide.js'
import { decideRestartFlags, RestartFlags } from './restart-flags.decide.js'

const kept = ['to-put-on', 'on'] as const
/** So many cases are looked at in one query: an engine takes only so many parameters. */
const atOnce = 500
const notKept = 'A flag was not kept'

/** Tells agencies when their flag ends, and that it starts anew after a repeat. */
@Injectable()
export class KeepFlags extends Automation {
  readonly name = 'keep-flags'
  override readonly after = ['lantern.marac.referral-accepted.v1', 'lantern.marac.referral-joined.v1']
  /** What the last look for repeats was at. */
  private seen = ''

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
    private readonly pairs: Pairs,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
  ) {
    super()
  }

  /** How many cases were told of. Repeats come first, so that no flag ends over one. */
  async run(now: Instant): Promise<number> {
    let done = 0
    const looking = `${londonDate(now)} ${await this.views.mark(agencyFlagsProjection, pairsProjection, samePeopleProjection)}`
    const before = this.seen
    this.seen = looking
    if (looking !== before) done += await this.restart(now)
    const over = await this.views.rows(agencyFlagsProjection).select('ref').distinct().where('state', 'in', kept).where('until', '<', londonDate(now)).orderBy('ref').execute()
    return done + (await this.each(over, ({ ref: caseId }) => this.tell(caseId, decideEndFlags, new EndFlags({ caseId }), `end-flags-${caseId}-${londonDate(now)}`, now), notKept))
  }

  /** Each minute the same people would be compared again for nothing: only when a flag, a referral or who is who changed, or the day did. */
  private async restart(now: Instant): Promise<number> {
    let done = 0
    const flags = this.views.rows(agencyFlagsProjection).select('ref').where('state', 'in', kept)
    const refs = (await this.pairs.withOthers(flags)).map(({ ref }) => ref)
    for (let i = 0; i < refs.length; i += atOnce)
      done += await this.each(
        await this.repeated(refs.slice(i, i + atOnce), now),
        ([caseId, referredOn]) => this.tell(caseId, decideRestartFlags, new RestartFlags({ caseId, referredOn }), `restart-flags-${caseId}-${referredOn}`, now),
        notKept,
      )
    return done
  }

  /**
   * Those of these cases whose people were referred again, with the day of the last such repeat. One that some may not know of starts
   * nothing: the new date would tell of it, and that case sets a flag of its own when it closes.
   */
  private async repeated(refs: readonly CaseRef[], now: Instant): Promise<ReadonlyMap<CaseRef, CalendarDate>> {
    const pairs = await this.pairs.of(refs)
    const others = [...new Set([...pairs.values()].flatMap(({ referral, earlier }) => earlier.filter(({ at }) => at > referral.at).map(({ ref }) => ref)))]
    if (others.length === 0) return new Map()
    const known = await this.cases.all().select('ref').where('ref', 'in', others).where('status', 'in', ['open', 'closed', 'joined', 'transferred']).where('excluded', '=', ',').where('restricted_to', '=', '').execute()
    const later = await this.pairs.of(known.map(({ ref }) => ref))
    const [{ rules }, told] = await Promise.all([this.rules.inForce(now), this.untilOf(refs)])
    return new Map(
      [...pairs].flatMap(([ref, { earlier }]) => {
        const days = earlier.flatMap(other => {
          const so = later.get(other.ref)
          const repeat = so && repeatOf(so.referral, so.earlier, so.rules)
          return repeat ? [londonDate(other.at)] : []
        })
        const last = days.toSorted().at(-1)
        // What was told already is not told again, each minute.
        const until = last === undefined ? undefined : flagUntil(last, now, rules)
        return last === undefined || until === undefined || until <= (told.get(ref) ?? '') ? [] : [[ref, last] as const]
      }),
    )
  }

  private async untilOf(refs: readonly CaseRef[]): Promise<ReadonlyMap<CaseRef, CalendarDate>> {
    const rows = await this.views.rows(agencyFlagsProjection).select(['ref', 'until']).where('ref', 'in', refs).where('state', 'in', kept).execute()
    return new Map(rows.map(({ ref, until }) => [ref, until]))
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
