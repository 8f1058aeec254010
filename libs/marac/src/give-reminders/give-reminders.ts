import { addWorkingDays, londonDate, subtractWorkingDays } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import { digestOf, EventStore } from '@lantern/event-store'
import { PrivateStore } from '@lantern/privacy'
import { ViewProgress } from '@lantern/projections'
import { RulesNow, type RulesInForce } from '@lantern/rules'
import { Automation, decideAsSystem, PeopleFirst } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { deadlineKey } from '../reminder/reminder.state.js'
import { reminder } from '../reminder/reminder.stream.js'
import type { CaseRef } from '../marac-case/marac-case.refs.js'
import { Deadlines, type FoundDeadline } from './deadlines.query.js'
import { decideGiveReminders, GiveRemindersOf, stepsOf, type Step } from './give-reminders.decide.js'

/** Longest wait for the views, in milliseconds: what they do not show by then is looked for again by the next tick. */
const patience = 5_000

/**
 * Reminds agencies and the Hub before, on and after the date of what they are asked. Nobody is reminded on the day on which they were told of a date, so once a day is enough: what
 * comes up later that day is for the next. What a crash left is found again, since the day is kept only after all of it; what was given is found given.
 */
@Injectable()
export class GiveReminders extends Automation {
  readonly name = 'give-reminders'

  constructor(
    private readonly deadlines: Deadlines,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
    private readonly privateStore: PrivateStore,
    private readonly progress: ViewProgress,
    private readonly people: PeopleFirst,
  ) {
    super()
  }

  /** For how many cases reminders were given. */
  async run(now: Instant): Promise<number> {
    const today = londonDate(now)
    const lastDay = await this.privateStore.tickTime(this.name)
    if (lastDay === today) return 0
    const { rules } = await this.rules.inForce(now)
    const whole = await this.progress.waitFor(await this.store.head(), patience)
    const byCase = new Map<CaseRef, FoundDeadline[]>()
    for (const { of } of rules.reminders.dates.value)
      for (const found of await this.dueOn(of, { today, since: lastDay !== undefined && lastDay < today ? lastDay : undefined }, rules)) byCase.set(found.caseId, [...(byCase.get(found.caseId) ?? []), found])
    const cases = [...byCase].sort(([a], [b]) => (a < b ? -1 : 1))
    let failed = 0
    const done = await this.people.sideBySide(cases, ([caseId, deadlines]) => this.give(caseId, deadlines, now), error => {
      failed += 1
      return this.failed('Reminders of a case were not given', error)
    })
    if (whole && failed === 0) await this.privateStore.setTickTime(this.name, today)
    return done
  }

  /** Those of a kind for which a day of the reminders lies on or after the last day that was looked at, which was not over then; without such a day, those whose last reminder may not have been given. */
  private async dueOn(of: FoundDeadline['of'], { today, since }: { readonly today: CalendarDate; readonly since: CalendarDate | undefined }, rules: RulesInForce): Promise<readonly FoundDeadline[]> {
    const line = rules.reminders.dates.value.find(each => each.of === of)
    if (!line) return []
    const last = Math.max(0, ...line.after)
    const to = addWorkingDays(today, Math.max(0, ...line.before), rules.calendar).date
    // A date on a weekend or holiday counts from the working day before it.
    const from = subtractWorkingDays(since ?? today, last + 1, rules.calendar)
    const steps = new Map<CalendarDate, readonly Step[]>()
    return (await this.deadlines.between(of, from, to)).filter(({ dueOn }) => {
      const known = steps.get(dueOn) ?? stepsOf(of, dueOn, rules)
      steps.set(dueOn, known)
      return known.some(({ on }) => on <= today && on >= (since ?? ''))
    })
  }

  private async give(caseId: CaseRef, found: readonly FoundDeadline[], now: Instant): Promise<boolean> {
    const deadlines = await this.deadlines.asTheyStand(found)
    if (deadlines.length === 0) return false
    // Made of the deadlines and the day, so that the same again adds nothing; what else the state holds as given is not given anew.
    const commandId = `remind-${digestOf({ caseId, on: londonDate(now), of: deadlines.map(deadlineKey).sort() }).slice(0, 40)}`
    return decideAsSystem(this.store, this.rules, { stream: reminder, id: caseId, rule: decideGiveReminders, command: new GiveRemindersOf({ caseId, deadlines }), commandId }, now)
  }
}
