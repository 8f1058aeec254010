import { londonDate } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import { digestOf, EventStore, runDecision } from '@lantern/event-store'
import { RulesNow } from '@lantern/rules'
import { Automation, PeopleFirst, systemActor } from '@lantern/web-kit'
import { Injectable, Logger } from '@nestjs/common'
import { ladderOf } from '../action/ladder.policy.js'
import { action } from '../action/action.stream.js'
import { ActionRows } from '../action-rows.js'
import { rememberedNext, rulesOfDates, type RulesOf } from '../ladders-due.js'
import { decideEscalateAction, EscalateAction } from './escalate-action.decide.js'

/** Climbs the ladder for every action whose date has come. */
@Injectable()
export class EscalateOverdue extends Automation {
  readonly name = 'escalate-overdue'

  constructor(
    private readonly rows: ActionRows,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
    private readonly people: PeopleFirst,
  ) {
    super()
  }

  /** How many actions were escalated, by one step or several. */
  async run(now: Instant): Promise<number> {
    const today = londonDate(now)
    const rows = await this.rows.climbedBy(today)
    const rulesOn = await rulesOfDates(this.rules, rows.map(({ due_on }) => due_on), (on, error) =>
      new Logger(EscalateOverdue.name).error(`Actions due on ${on} are not escalated: ${error.message} Add a version from that day or before to the files of the partnership.`))
    const [isDue, isDueForSafety] = [rememberedNext(rulesOn, today, rules => ladderOf(rules, false)), rememberedNext(rulesOn, today, rules => ladderOf(rules, true))]
    const due: (RulesOf & { readonly ref: string })[] = []
    for (const row of rows) {
      const rules = rulesOn.get(row.due_on)
      if (rules && (row.immediate_safety === 1 ? isDueForSafety : isDue)(row)) for (const ref of await this.rows.refsOf(row)) due.push({ ref, ...rules })
    }
    return this.people.sideBySide(due, found => this.escalate(found, now, today), error => this.failed('An action was not escalated', error))
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
      passing: true,
    })
    return made.events.length > 0 && !made.repeated
  }
}
