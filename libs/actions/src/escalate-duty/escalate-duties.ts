import { londonDate } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import { digestOf, EventStore, runDecision } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import { RulesNow, tiers } from '@lantern/rules'
import { Automation, decideAsSystem, PeopleFirst, systemActor } from '@lantern/web-kit'
import { Injectable, Logger } from '@nestjs/common'
import { DiscoveryService } from '@nestjs/core'
import { dutyKindWords } from '../duty/duty.words.js'
import { dutyRefOf } from '../duty/duty.refs.js'
import { duty } from '../duty/duty.stream.js'
import { dutyLadders } from '../duty/ladder.policy.js'
import { DutySource, type Owed } from '../duty-source.js'
import { dutiesProjection, type DutyRow } from '../duties/duties.projection.js'
import { decideEndDuty, EndDuty } from './end-duty.decide.js'
import { rememberedNext, rulesOfDates, type RulesOf } from '../ladders-due.js'
import { decideEscalateDuty, EscalateDuty } from './escalate-duty.decide.js'

type Standing = Pick<DutyRow, 'ref' | 'belongs_to' | 'agency' | 'due_on' | 'tier' | 'tier_on' | 'held_until' | 'closed'>

/** Whether a step was reached that the row does not show as taken. */
const isReached = (steps: NonNullable<Owed['steps']>, { tier }: Pick<DutyRow, 'tier'>): boolean => steps.some(step => tier === null || tiers.indexOf(step.tier) > tiers.indexOf(tier))

/** Climbs the ladders of whatever is owed by a date, and ends what has come or is asked for no longer. */
@Injectable()
export class EscalateDuties extends Automation {
  readonly name = 'escalate-duties'

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly views: Views,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
    private readonly people: PeopleFirst,
  ) {
    super()
  }

  async run(now: Instant): Promise<number> {
    let done = 0
    for (const { instance } of this.discovery.getProviders()) if (instance instanceof DutySource) done += await this.climb(instance, now)
    return done
  }

  private async climb(source: DutySource, now: Instant): Promise<number> {
    const today = londonDate(now)
    const [owed, standing] = await Promise.all([source.dueBy(today), this.standing(source)])
    const late = new Map(owed.map(each => [dutyRefOf(each), each]))
    const rulesOn = await rulesOfDates(this.rules, owed.map(({ dueOn }) => dueOn), (on, error) =>
      new Logger(EscalateDuties.name).error(`${dutyKindWords[source.kind]} due on ${on} is not escalated: ${error.message} Add a version from that day or before to the files of the partnership.`))
    const isDue = rememberedNext(rulesOn, today, dutyLadders[source.kind])
    const rows = new Map(standing.map(row => [row.ref, row]))
    const due = [...late].flatMap(([ref, { dueOn, about, agency, steps }]) => {
      const [row, rules] = [rows.get(ref), rulesOn.get(dueOn)]
      const climbed = row?.due_on === dueOn ? row : { due_on: dueOn, tier: null, tier_on: null, held_until: null, closed: 0 as const }
      return rules && climbed.closed === 0 && (steps === undefined ? isDue(climbed) : isReached(steps, climbed)) ? [{ ref, about, agency, ...rules }] : []
    })
    const climbed = await this.people.sideBySide(due, each => this.escalate(source, each, now, today), error => this.failed('What is owed was not escalated', error))
    const over = standing.filter(({ ref }) => !late.has(ref))
    return climbed + (await this.people.sideBySide(over, row => this.end(source, row, now), error => this.failed('An escalation was not ended', error)))
  }

  private standing({ kind }: DutySource): Promise<readonly Standing[]> {
    return this.views.rows(dutiesProjection).select(['ref', 'belongs_to', 'agency', 'due_on', 'tier', 'tier_on', 'held_until', 'closed']).where('kind', '=', kind).where('unmet', '=', 1).orderBy('ref').execute()
  }

  /** The command's id is made of duty and day, so that a second tick of the day adds nothing. */
  private async escalate(source: DutySource, { ref, about, agency, rules, version }: RulesOf & Pick<Owed, 'about' | 'agency'> & { readonly ref: string }, now: Instant, today: CalendarDate): Promise<boolean> {
    const owed = await source.now({ about, agency })
    if (typeof owed === 'string' || dutyRefOf(owed) !== ref) return false
    const commandId = `escalate-${ref}-${today}`
    const made = await runDecision({
      store: this.store,
      stream: duty,
      id: ref,
      rule: decideEscalateDuty,
      command: new EscalateDuty({ dutyId: ref, kind: owed.kind, about, agency, dueOn: owed.dueOn, ...(owed.steps && { steps: owed.steps }), ...(owed.area !== undefined && { area: owed.area }) }),
      given: { now, by: systemActor, rules },
      rulesVersion: version,
      commandId,
      digest: digestOf({ commandId }),
      passing: true,
    })
    return made.events.length > 0 && !made.repeated
  }

  /** A date that was moved, or asked for once more, is found here too: the first is still owed, of the second this one was withdrawn. */
  private async end(source: DutySource, { ref, belongs_to: about, agency }: Standing, now: Instant): Promise<boolean> {
    const owed = await source.now({ about, agency })
    if (typeof owed !== 'string' && dutyRefOf(owed) === ref) return false
    return decideAsSystem(this.store, this.rules, { stream: duty, id: ref, rule: decideEndDuty, command: new EndDuty({ dutyId: ref, because: typeof owed === 'string' ? owed : 'withdrawn' }), commandId: `end-${ref}-${now}` }, now)
  }
}
