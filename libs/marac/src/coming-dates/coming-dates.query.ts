import { ActionsOf, unmetStatuses } from '@lantern/actions'
import { mayEver } from '@lantern/access'
import type { Actor, CalendarDate } from '@lantern/decision'
import { countsBy, Views, type RowQuery } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { caseTalkProjection } from '../case-talk/case-talk.projection.js'
import { Cases } from '../cases.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { researchRequestsProjection } from '../research-requests/research-requests.projection.js'
import { WaitingForPlan } from '../waiting-for-plan/waiting-for-plan.query.js'
import type { Coming, ComingKind } from './coming-kinds.policy.js'

/** What is still to be done, counted by kind and day, on the cases that somebody works on: an agency's own, for the Hub everybody's. */
@Injectable()
export class ComingDates {
  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
    private readonly actions: ActionsOf,
    private readonly plans: WaitingForPlan,
  ) {}

  /** Up to a day, with it; what is overdue too. */
  async until(actor: Actor, last: CalendarDate): Promise<readonly Coming[]> {
    const own = seesAll(actor) ? undefined : actor.agency
    const refs = () => this.cases.worksOn(actor).select('ref')
    const hidden = ['', ...(await this.cases.hiddenFrom(actor.user))]
    // Who only answers requests is asked on cases that they may not open.
    let research = this.views.rows(researchRequestsProjection).where('waiting', '=', 1).where('ref', 'not in', hidden)
    let questions = this.views.rows(caseTalkProjection).where('waiting', '=', 1).where('ref', 'in', refs())
    let actions = this.actions.unfinished().where('status', 'in', [...unmetStatuses]).where('belongs_to', 'in', refs())
    let returned = this.cases.worksOn(actor).where('status', '=', 'returned').where('complete_by', 'is not', null)
    if (own !== undefined) {
      research = research.where('agency', '=', own)
      questions = questions.where('asked', '=', own)
      actions = actions.where('agency', '=', own)
      returned = returned.where('agency', '=', own)
    }
    const whole = mayEver(maracAccess, actor, 'marac.list-cases')
    const found = await Promise.all([
      counted('research', research.where('due_on', '<=', last), 'due_on'),
      ...(whole
        ? [
            counted('question', questions.where('answer_by', '<=', last), 'answer_by'),
            counted('action', actions.where('due_on', '<=', last), 'due_on'),
            counted('completion', returned.where('complete_by', '<=', last), 'complete_by'),
          ]
        : []),
      ...(own === undefined
        ? [
            counted('triage', this.cases.worksOn(actor).where('status', '=', 'referred').where('acknowledge_by', 'is', null).where('triage_due_on', '<=', last), 'triage_due_on'),
            counted('transfer', this.cases.worksOn(actor).where('acknowledge_by', '<=', last), 'acknowledge_by'),
            this.planned(actor, last),
          ]
        : []),
    ])
    return found.flat()
  }

  private async planned(actor: Actor, last: CalendarDate): Promise<readonly Coming[]> {
    return [...Map.groupBy(await this.plans.dueUntil(actor, last), ({ dueOn }) => dueOn)].map(([on, all]) => ({ kind: 'plan', on, count: all.length }))
  }
}

async function counted<Row extends object, Column extends keyof Row & string>(kind: ComingKind, rows: RowQuery<Row>, column: Row[Column] extends CalendarDate | null ? Column : never): Promise<readonly Coming[]> {
  return [...(await countsBy(rows, column))].flatMap(([on, count]) => (on === null ? [] : [{ kind, on: on as CalendarDate, count }]))
}
