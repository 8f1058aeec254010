import { mayEver, type AccessTable } from '@lantern/access'
import { actionsAccess } from '@lantern/actions'
import { addDays, londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { Views } from '@lantern/projections'
import type { DatedThing } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import { Agreed } from '../agreed.js'
import { Deadlines, type FoundDeadline } from '../give-reminders/deadlines.query.js'
import { hiddenCases } from '../hidden-cases.js'
import { maracAccess } from '../marac.access.js'

/** Days back and ahead: what is long overdue has its ladder, and what is due in a year is not known yet. */
const [back, ahead] = [60, 180]
const table: AccessTable = { ...maracAccess, ...actionsAccess }
const verbs: Readonly<Record<DatedThing, string>> = { action: 'actions.list', research: 'marac.list-research', question: 'marac.list-messages', triage: 'marac.triage' }

/** What somebody's agency is to do or answer by a date, of cases that they may know of. */
@Injectable()
export class OwnDeadlines {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly views: Views,
    private readonly agreed: Agreed,
  ) {}

  async of(actor: Actor, now: Instant): Promise<readonly FoundDeadline[]> {
    const today = londonDate(now)
    const hidden = new Set(await hiddenCases(this.views, actor.user))
    const agreed = actor.agency === 'hub' || this.agreed.now(actor.agency)
    const kinds = (Object.keys(verbs) as DatedThing[]).filter(of => mayEver(table, actor, verbs[of]) && (agreed || of === 'action'))
    const found = await Promise.all(kinds.map(of => this.deadlines.between(of, addDays(today, -back), addDays(today, ahead), actor.agency)))
    return found.flat().filter(({ caseId }) => !hidden.has(caseId))
  }
}
