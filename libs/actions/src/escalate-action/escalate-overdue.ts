import { addWorkingDays, londonDate } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import { digestOf, EventStore, runDecision } from '@lantern/event-store'
import { RulesNow, type RulesInForce, type Tier } from '@lantern/rules'
import { Automation, systemActor } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { action } from '../action/action.stream.js'
import type { ActionRow } from '../action-list/action-list.projection.js'
import { ActionRows } from '../action-rows.js'
import { decideEscalateAction, EscalateAction } from './escalate-action.decide.js'

/** Decisions taken side by side, so that the store can write them as one group. */
const atOnce = 50

/** Climbs the ladder for every action that is past its date. */
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
    const { rules, version } = await this.rules.inForce(now)
    const stepsBy = rememberedSteps(rules)
    const due = (await this.rows.unmetBefore(today).select(['ref', 'due_on', 'tier']).orderBy('due_on').orderBy('ref').execute()).filter(row => stepIsDue(row, today, stepsBy))
    let done = 0
    for (let from = 0; from < due.length; from += atOnce) {
      const taken = await Promise.allSettled(due.slice(from, from + atOnce).map(({ ref }) => this.escalate(ref, { now, today, rules, version })))
      for (const each of taken) done += each.status === 'fulfilled' ? Number(each.value) : this.failed('An action was not escalated', each.reason)
    }
    return done
  }

  /** The command's id is made of action and day, so that a second tick of the day adds nothing. */
  private async escalate(ref: string, { now, today, rules, version }: { readonly now: Instant; readonly today: CalendarDate; readonly rules: RulesInForce; readonly version: string }): Promise<boolean> {
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

/** Whether a step is due that the row does not show as taken: spares reading streams in which nothing is to be done. */
export function stepIsDue({ due_on, tier }: Pick<ActionRow, 'due_on' | 'tier'>, today: CalendarDate, stepsOf: StepsOf): boolean {
  const due = stepsOf(due_on).filter(({ on }) => on <= today)
  const taken = due.findIndex(step => step.tier === tier)
  return due.length > taken + 1
}

/** The steps of the ladder for an action due on this date, and when each falls due. */
export type StepsOf = (dueOn: CalendarDate) => readonly { readonly tier: Tier; readonly on: CalendarDate }[]

/** Ten thousand actions have few different dates, and counting working days is nearly all of the work: each date is counted once. */
export function rememberedSteps({ escalation, calendar }: Pick<RulesInForce, 'escalation' | 'calendar'>): StepsOf {
  const known = new Map<CalendarDate, ReturnType<StepsOf>>()
  return dueOn => {
    const found = known.get(dueOn) ?? escalation.actionOverdue.value.map(({ tier, afterWorkingDays }) => ({ tier, on: addWorkingDays(dueOn, afterWorkingDays, calendar).date }))
    known.set(dueOn, found)
    return found
  }
}
