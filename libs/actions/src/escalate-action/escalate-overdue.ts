import { londonDate, startOfLondonDay } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import { digestOf, EventStore, runDecision } from '@lantern/event-store'
import { NoRuleInForce, nextStep, RulesNow, type RulesInForce } from '@lantern/rules'
import { Automation, systemActor } from '@lantern/web-kit'
import { Injectable, Logger } from '@nestjs/common'
import { ladderOf } from '../action/ladder.policy.js'
import { action } from '../action/action.stream.js'
import type { ActionRow } from '../action-list/action-list.projection.js'
import { ActionRows } from '../action-rows.js'
import { decideEscalateAction, EscalateAction } from './escalate-action.decide.js'

/** Decisions taken side by side, so that the store can write them as one group. */
const atOnce = 50

type RulesOf = { readonly rules: RulesInForce; readonly version: string }
type Found = Pick<ActionRow, 'ref' | 'due_on' | 'tier' | 'tier_on' | 'held_until' | 'immediate_safety'>

/** Climbs the ladder for every action whose date has come. */
@Injectable()
export class EscalateOverdue extends Automation {
  readonly name = 'escalate-overdue'

  constructor(
    private readonly rows: ActionRows,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
  ) {
    super()
  }

  /** How many actions were escalated, by one step or several. */
  async run(now: Instant): Promise<number> {
    const today = londonDate(now)
    const rows: readonly Found[] = await this.rows.unmetBy(today).select(['ref', 'due_on', 'tier', 'tier_on', 'held_until', 'immediate_safety']).orderBy('due_on').orderBy('ref').execute()
    const rulesOn = await this.rulesOn(rows)
    const isDue = rememberedNext(rulesOn, today)
    const due = rows.flatMap(row => {
      const rules = rulesOn.get(row.due_on)
      return rules && isDue(row) ? [{ ref: row.ref, ...rules }] : []
    })
    let done = 0
    for (let from = 0; from < due.length; from += atOnce) {
      const taken = await Promise.allSettled(due.slice(from, from + atOnce).map(found => this.escalate(found, now, today)))
      for (const each of taken) done += each.status === 'fulfilled' ? Number(each.value) : this.failed('An action was not escalated', each.reason)
    }
    return done
  }

  /** The rules of each due date. Where none were in force, nothing climbs and it is said so; what is due then waits for the next tick. @throws NoRules */
  private async rulesOn(rows: readonly Found[]): Promise<ReadonlyMap<CalendarDate, RulesOf>> {
    const found = new Map<CalendarDate, RulesOf>()
    for (const dueOn of new Set(rows.map(row => row.due_on)))
      try {
        found.set(dueOn, await this.rules.inForce(startOfLondonDay(dueOn)))
      } catch (error) {
        if (!(error instanceof NoRuleInForce)) throw error
        new Logger(EscalateOverdue.name).error(`Actions due on ${dueOn} are not escalated: ${error.message} Add a version from that day or before to the files of the partnership.`)
      }
    return found
  }

  /** The command's id is made of action and day, so that a second tick of the day adds nothing. */
  private async escalate({ ref, rules, version }: RulesOf & { readonly ref: string }, now: Instant, today: CalendarDate): Promise<boolean> {
    const commandId = `escalate-${ref}-${today}`
    const made = await runDecision({
      store: this.store,
      stream: action,
      id: ref,
      rule: decideEscalateAction,
      command: new EscalateAction({ actionId: ref }),
      given: { now, by: systemActor, rules },
      rulesVersion: version,
      commandId,
      digest: digestOf({ commandId }),
    })
    return made.events.length > 0 && !made.repeated
  }
}

/**
 * Whether a step may be due that the row does not show as taken: spares reading streams in which nothing is to be done. Ten thousand actions have few different
 * dates and steps, and counting working days is nearly all of the work: each combination is counted once.
 */
export function rememberedNext(rulesOn: ReadonlyMap<CalendarDate, Pick<RulesOf, 'rules'>>, today: CalendarDate): (row: Omit<Found, 'ref'>) => boolean {
  const known = new Map<string, boolean>()
  return ({ due_on, tier, tier_on, held_until, immediate_safety }) => {
    const key = `${due_on} ${tier} ${tier_on} ${held_until} ${immediate_safety}`
    let due = known.get(key)
    if (due === undefined) {
      const rules = rulesOn.get(due_on)?.rules
      const ladder = rules && ladderOf(rules, immediate_safety === 1)
      // By which rule a step was taken is not in the row: by another one the next falls due today at the earliest, which is as due.
      const highest = tier === null || tier_on === null ? undefined : { tier, on: tier_on, rule: ladder?.id }
      const next = ladder && nextStep(ladder, { dueOn: due_on, highest, heldUntil: held_until ?? undefined }, rules.calendar, today)
      due = next !== undefined && next.on <= today
      known.set(key, due)
    }
    return due
  }
}
