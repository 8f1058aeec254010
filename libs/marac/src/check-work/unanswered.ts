import { may } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import { Views } from '@lantern/projections'
import { dueDate, RulesNow } from '@lantern/rules'
import { Directory } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { accessRequestsProjection } from '../access-requests/access-requests.projection.js'
import { appealsProjection } from '../appeals/appeals.projection.js'
import { over } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'
import { meetingRequestsProjection } from '../meeting-requests/meeting-requests.projection.js'
import type { Problem } from '../work-check/work-check.events.js'

type Clock = 'meetingRequestAnswer' | 'accessRequestAnswer'

/** Appeals and requests that nobody answered in the time that the rules of their day give, or that nobody who is here may answer: found on the day after, whoever may know of them. */
@Injectable()
export class Unanswered {
  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
    private readonly directory: Directory,
    private readonly rules: RulesNow,
  ) {}

  async all(now: Instant): Promise<readonly Problem[]> {
    return [...(await this.appeals(now)), ...(await this.meetingRequests(now)), ...(await this.accessRequests(now))]
  }

  /** An appeal has its date from when it was made. */
  private async appeals(now: Instant): Promise<readonly Problem[]> {
    const rows = await this.views.rows(appealsProjection).select(['ref', 'decided_by', 'answer_by']).where('appealed_at', '>', '').where('outcome', 'is', null).orderBy('ref').execute()
    return rows.flatMap(({ ref, decided_by: decidedBy, answer_by: by }) => (by < londonDate(now) || !this.isSomebodyHere('marac.answer-appeal', decidedBy) ? [{ kind: 'appeal-unanswered' as const, ref }] : []))
  }

  /** A request ends with its case. */
  private async meetingRequests(now: Instant): Promise<readonly Problem[]> {
    const rows = await this.views.rows(meetingRequestsProjection).select(['id', 'ref', 'asked_at']).where('waiting', '=', 1).where('ref', 'in', this.cases.all().where('next_on', '<', over).select('ref')).orderBy('id').execute()
    const late = await this.late('meetingRequestAnswer', rows, now, this.isSomebodyHere('marac.answer-meeting-request'))
    return late.map(({ ref, id: about }) => ({ kind: 'meeting-request-unanswered', ref, about }))
  }

  /** A request whose last day has passed waits for nothing any more. */
  private async accessRequests(now: Instant): Promise<readonly Problem[]> {
    const rows = await this.views.rows(accessRequestsProjection).select(['id', 'asked_at']).where('status', '=', 'waiting').where('until', '>=', londonDate(now)).orderBy('id').execute()
    const late = await this.late('accessRequestAnswer', rows, now, this.isSomebodyHere('marac.answer-access-request'))
    return late.map(({ id: ref }) => ({ kind: 'access-request-unanswered', ref }))
  }

  private async late<Row extends { readonly asked_at: Instant }>(clock: Clock, rows: readonly Row[], now: Instant, somebody: boolean): Promise<readonly Row[]> {
    const late: Row[] = []
    for (const row of rows) if (!somebody || dueDate(clock, row.asked_at, (await this.rules.inForce(row.asked_at)).rules) < londonDate(now)) late.push(row)
    return late
  }

  /** `not`: whoever decided first answers no appeal. */
  private isSomebodyHere(verb: keyof typeof maracAccess, not?: string): boolean {
    return this.directory.people().some(({ active, ...person }) => active && person.user !== not && may(maracAccess, person, verb))
  }
}
