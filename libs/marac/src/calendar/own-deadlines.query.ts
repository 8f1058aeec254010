import { mayEver, type AccessTable } from '@lantern/access'
import { actionsAccess } from '@lantern/actions'
import { addDays, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import { Views } from '@lantern/projections'
import type { DatedThing } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import { Agreed } from '../agreed.js'
import { Deadlines, type FoundDeadline } from '../give-reminders/deadlines.query.js'
import { hiddenCases } from '../hidden-cases.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { WaitingForPlan } from '../waiting-for-plan/waiting-for-plan.query.js'

/** Days back and ahead: what is long overdue has its ladder, and what is due in a year is not known yet. */
const [back, ahead] = [60, 180]
const table: AccessTable = { ...maracAccess, ...actionsAccess }
const verbs: Readonly<Record<DatedThing, string>> = { action: 'actions.list', research: 'marac.list-research', question: 'marac.list-messages', triage: 'marac.triage' }

/** A date of an agency's own calendar: what it is reminded of, and for the Hub plans and hearings. */
export type OwnDeadline = Omit<FoundDeadline, 'of' | 'since'> & { readonly of: DatedThing | 'plan' }

/** What somebody's agency is to do or answer by a date, of cases that they may know of. */
@Injectable()
export class OwnDeadlines {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly views: Views,
    private readonly agreed: Agreed,
    private readonly plans: WaitingForPlan,
  ) {}

  async of(actor: Actor, now: Instant): Promise<readonly OwnDeadline[]> {
    const today = londonDate(now)
    const hidden = new Set(await hiddenCases(this.views, actor.user))
    const agreed = actor.agency === 'hub' || this.agreed.now(actor.agency)
    const kinds = (Object.keys(verbs) as DatedThing[]).filter(of => mayEver(table, actor, verbs[of]) && (agreed || of === 'action'))
    const found = await Promise.all(kinds.map(of => this.deadlines.between(of, addDays(today, -back), addDays(today, ahead), actor.agency)))
    return [...found.flat(), ...(await this.planned(actor, today))].filter(({ caseId }) => !hidden.has(caseId))
  }
  private async planned(actor: Actor, today: CalendarDate): Promise<readonly OwnDeadline[]> {
    if (!seesAll(actor)) return []
    const due = await this.plans.dueUntil(actor, addDays(today, ahead))
    return due.flatMap(({ ref, dueOn }) => (dueOn < addDays(today, -back) ? [] : [{ of: 'plan' as const, about: ref, caseId: ref, agency: actor.agency, dueOn }]))
  }
}
