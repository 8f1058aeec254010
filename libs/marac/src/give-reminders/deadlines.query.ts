import { action, actionListProjection, unmetStatuses, type ActionEvent } from '@lantern/actions'
import { londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { EventStore, loadStates } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import type { DatedThing } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import { caseListProjection } from '../case-list/case-list.projection.js'
import { caseTalkProjection } from '../case-talk/case-talk.projection.js'
import { researchRequestsProjection } from '../research-requests/research-requests.projection.js'
import type { CaseRef } from '../marac-case/marac-case.refs.js'
import type { OpenDeadline } from './give-reminders.decide.js'

/** With the case that it belongs to. */
export type FoundDeadline = OpenDeadline & { readonly caseId: CaseRef }

type Asked = (from: CalendarDate, to: CalendarDate, agency: string | undefined) => Promise<readonly FoundDeadline[]>

/** What told an agency of an action's date. */
const tellsOfDate = ['ActionAgreed', 'ActionExtended', 'ActionReassigned', 'ActionReturned']

/** Whatever is to be done by a date between two days, both included: by an index of each view, so that what is due later costs nothing. */
@Injectable()
export class Deadlines {
  private readonly kinds: Readonly<Record<DatedThing, Asked>> = { action: this.actions.bind(this), research: this.research.bind(this), question: this.questions.bind(this), triage: this.triage.bind(this) }

  constructor(
    private readonly views: Views,
    private readonly store: EventStore,
  ) {}

  /** Everybody's, or those of one agency. */
  between(of: DatedThing, from: CalendarDate, to: CalendarDate, agency?: string): Promise<readonly FoundDeadline[]> {
    return this.kinds[of](from, to, agency)
  }

  private async actions(from: CalendarDate, to: CalendarDate, agency: string | undefined): Promise<readonly FoundDeadline[]> {
    const rows = await (agency === undefined ? this.views.rows(actionListProjection) : this.views.rows(actionListProjection).where('agency', '=', agency)).select(['ref', 'belongs_to', 'agency', 'due_on', 'agreed_at']).where('unmet', '=', 1).where('due_on', '>=', from).where('due_on', '<=', to).orderBy('ref').execute()
    return rows.map(row => ({ of: 'action', caseId: row.belongs_to, about: row.ref, agency: row.agency, dueOn: row.due_on, since: londonDate(row.agreed_at) }))
  }

  /** As they stand in their own streams: the rows may lag behind, and do not say when the date was told. Without those of which nobody is to be reminded any more. */
  async asTheyStand(found: readonly FoundDeadline[]): Promise<readonly OpenDeadline[]> {
    const actions = await loadStates(this.store, action, found.flatMap(({ of, about }) => (of === 'action' ? [about] : [])))
    return found.flatMap(({ of, about, agency: asked, dueOn: by, since }): readonly OpenDeadline[] => {
      if (of !== 'action') return [{ of, about, agency: asked, dueOn: by, since }]
      const { state, events = [] } = actions.get(about) ?? {}
      const told = (events as readonly (ActionEvent & { readonly recordedAt: string })[]).findLast(({ type }) => tellsOfDate.includes(type))
      return state && told && unmetStatuses.includes(state.status) ? [{ of, about, agency: state.agency, dueOn: state.dueOn, since: londonDate(told.recordedAt) }] : []
    })
  }

  private async research(from: CalendarDate, to: CalendarDate, agency: string | undefined): Promise<readonly FoundDeadline[]> {
    const rows = await (agency === undefined ? this.views.rows(researchRequestsProjection) : this.views.rows(researchRequestsProjection).where('agency', '=', agency)).select(['ref', 'agency', 'due_on', 'requested_at']).where('waiting', '=', 1).where('due_on', '>=', from).where('due_on', '<=', to).orderBy('id').execute()
    return rows.map(row => ({ of: 'research', caseId: row.ref, about: row.ref, agency: row.agency, dueOn: row.due_on, since: londonDate(row.requested_at) }))
  }

  private async questions(from: CalendarDate, to: CalendarDate, agency: string | undefined): Promise<readonly FoundDeadline[]> {
    const rows = await (agency === undefined ? this.views.rows(caseTalkProjection) : this.views.rows(caseTalkProjection).where('asked', '=', agency)).select(['id', 'ref', 'asked', 'answer_by', 'sent_at']).where('waiting', '=', 1).where('answer_by', '>=', from).where('answer_by', '<=', to).orderBy('id').execute()
    return rows.flatMap(({ id, ref, asked, answer_by: dueOn, sent_at: at }) => (asked === null ? [] : [{ of: 'question' as const, caseId: ref, about: id.slice(ref.length + 1), agency: asked, dueOn, since: londonDate(at) }]))
  }

  private async triage(from: CalendarDate, to: CalendarDate, agency: string | undefined): Promise<readonly FoundDeadline[]> {
    if (agency !== undefined && agency !== 'hub') return []
    const rows = await this.views.rows(caseListProjection).select(['ref', 'triage_due_on', 'referred_at']).where('status', '=', 'referred').where('triage_due_on', '>=', from).where('triage_due_on', '<=', to).orderBy('ref').execute()
    return rows.map(row => ({ of: 'triage', caseId: row.ref, about: row.ref, agency: 'hub', dueOn: row.triage_due_on, since: londonDate(row.referred_at) }))
  }
}
