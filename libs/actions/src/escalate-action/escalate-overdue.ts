import { londonDate } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import { digestOf, EventStore, runDecision } from '@lantern/event-store'
import { RulesNow } from '@lantern/rules'
import { Automation, systemActor } from '@lantern/web-kit'
import { Injectable, Logger } from '@nestjs/common'
import { ladderOf } from '../action/ladder.policy.js'
import { action } from '../action/action.stream.js'
import type { ActionRow } from '../action-list/action-list.projection.js'
import { ActionRows } from '../action-rows.js'
import { rememberedNext, rulesOfDates, sideBySide, type RulesOf } from '../ladders-due.js'
import { decideEscalateAction, EscalateAction } from './escalate-action.decide.js'

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
    const rulesOn = await rulesOfDates(this.rules, rows.map(({ due_on }) => due_on), (on, error) =>
      new Logger(EscalateOverdue.name).error(`Actions due on ${on} are not escalated: ${error.message} Add a version from that day or before to the files of the partnership.`))
    const [isDue, isDueForSafety] = [rememberedNext(rulesOn, today, rules => ladderOf(rules, false)), rememberedNext(rulesOn, today, rules => ladderOf(rules, true))]
    const due = rows.flatMap(row => {
      const rules = rulesOn.get(row.due_on)
      return rules && (row.immediate_safety === 1 ? isDueForSafety : isDue)(row) ? [{ ref: row.ref, ...rules }] : []
    })
    return sideBySide(due, found => this.escalate(found, now, today), error => this.failed('An action was not escalated', error))
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
