import { ActionsOf } from '@lantern/actions'
import { may } from '@lantern/access'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import { Views } from '@lantern/projections'
import { Directory, WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { over } from '../case-list/case-list.projection.js'
import { caseTalkProjection } from '../case-talk/case-talk.projection.js'
import { Cases } from '../cases.js'
import { agencyFlagsProjection } from '../flags/agency-flags.projection.js'
import { maracAccess } from '../marac.access.js'
import { researchRequestsProjection } from '../research-requests/research-requests.projection.js'

export const dutyKinds = ['action', 'research', 'question', 'flag'] as const
export type DutyKind = (typeof dutyKinds)[number]

/** Something that an agency still had to do when it left. */
export interface Duty {
  readonly kind: DutyKind
  /** Of the action, or of the case. */
  readonly ref: string
  /** Of a question. */
  readonly question?: string
  /** Of flags, which are dealt with in one step: on how many cases, where there are several. */
  readonly cases?: number
  /** Of an action that the agency said is done: the Hub looks, instead of giving it to another. */
  readonly claimed?: true
  readonly dueOn: CalendarDate
}

/** An agency that left, or of which nobody can sign in, and what waits with nobody until it is given to another. */
export interface LeftAgency {
  readonly agency: string
  readonly name: string
  /** The day on which it left; null for one that is there, with nobody who can sign in. */
  readonly left: CalendarDate | null
  readonly counts: Readonly<Record<DutyKind, number>>
  /** Of each kind the most overdue, at most so many. */
  readonly first: readonly Duty[]
}

/** Shown of one kind at once: more come up as these are dealt with. */
const most = 50
/** Counted up to here: more than any partnership has, so that every number shown is a number counted. */
const counted = 100_000

/** What agencies still have to do that left, or of which nobody can sign in, for the Hub: as far as the reader may know of the case. */
@Injectable()
export class LeftAgencies extends WorkCards {
  readonly order = 14

  constructor(
    private readonly views: Views,
    private readonly actions: ActionsOf,
    private readonly cases: Cases,
    private readonly directory: Directory,
  ) {
    super()
  }

  /** Those with most to give away first. */
  async list(actor: Actor): Promise<readonly LeftAgency[]> {
    const found = await Promise.all(this.empty().map(async each => ({ ...each, ...(await this.waitingWith(each, actor)) })))
    // Of agencies that are there only those with something: others have not been set up yet.
    const all = found.filter(each => each.left !== null || each.first.length > 0)
    const total = ({ counts }: LeftAgency) => Object.values(counts).reduce((sum, count) => sum + count, 0)
    return all.toSorted((a, b) => total(b) - total(a) || a.name.localeCompare(b.name, 'en-GB'))
  }

  async cards(actor: Actor, _now: Instant): Promise<readonly WorkCard[]> {
    if (!may(maracAccess, actor, 'marac.list-left-agencies')) return []
    const count = await this.countOf(this.empty(), actor)
    return count === 0 ? [] : [{ count, text: 'Waiting with nobody', href: '/left-agencies', urgent: true }]
  }

  /** As many as `list` counts, of all these agencies at once: every visit of my work asks. */
  private async countOf(empty: readonly Pick<LeftAgency, 'agency' | 'left'>[], actor: Actor): Promise<number> {
    if (empty.length === 0) return 0
    const { action, research, question } = this.rowsOf(empty.map(({ agency }) => agency), this.cases.visibleTo(actor))
    // An agency that is there goes on keeping its flags.
    const left = empty.flatMap(each => (each.left === null ? [] : [each.agency]))
    const flag = left.length === 0 ? 0 : this.views.count(this.rowsOf(left, this.cases.visibleTo(actor)).flag, counted)
    const counts = await Promise.all([this.views.count(action, counted), this.views.count(research, counted), this.views.count(question, counted), flag])
    return counts.reduce((sum, count) => sum + count, 0)
  }

  /** Cases on which an agency that left still keeps a flag, what ends first before the others. */
  async flagged(agency: string, actor: Actor): Promise<readonly string[]> {
    const rows = await this.rowsOf([agency], this.cases.visibleTo(actor)).flag.select('ref').orderBy('until').orderBy('id').execute()
    return rows.map(({ ref }) => ref)
  }

  /** Of agencies that left, those with anything at all, restricted cases too. For the set-up alone, which says no more than that. */
  async withDuties(): Promise<readonly string[]> {
    const left = this.directory.agencies().flatMap(({ id, left: day }) => (day === undefined ? [] : [id]))
    const waiting = await Promise.all(left.map(async agency => [agency, await Promise.all(Object.values(this.rowsOf([agency], this.cases.all())).map(rows => this.views.count(rows as never, 1)))] as const))
    return waiting.flatMap(([agency, counts]) => (counts.some(count => count > 0) ? [agency] : []))
  }

  /** Cases of which something waits with such an agency, whoever may know of them: for the check of the work. Flags do not wait for anybody. */
  async waitingWithNobody(): Promise<readonly { readonly ref: string; readonly agency: string }[]> {
    const found = await Promise.all(
      this.empty().map(async ({ agency }) => {
        const { action, research, question } = this.rowsOf([agency], this.cases.all())
        const [actions, asked, questions] = await Promise.all([action.select('belongs_to').execute(), research.select('ref').execute(), question.select('ref').execute()])
        return [...new Set([...actions.map(row => row.belongs_to), ...asked.map(({ ref }) => ref), ...questions.map(({ ref }) => ref)])].sort().map(ref => ({ ref, agency }))
      }),
    )
    return found.flat()
  }

  /** Agencies that left, or of which nobody can sign in. */
  private empty(): readonly Pick<LeftAgency, 'agency' | 'name' | 'left'>[] {
    const staffed = new Set(this.directory.people().flatMap(({ agency, active }) => (active ? [agency] : [])))
    return this.directory.agencies().flatMap(({ id, name, kind, left: day }) => (kind !== 'hub' && (day !== undefined || !staffed.has(id)) ? [{ agency: id, name, left: day ?? null }] : []))
  }

  private async waitingWith({ agency, left }: Pick<LeftAgency, 'agency' | 'left'>, actor: Actor): Promise<Pick<LeftAgency, 'counts' | 'first'>> {
    const all = this.rowsOf([agency], this.cases.visibleTo(actor))
    // An agency that is there goes on keeping its flags.
    const rows = { ...all, flag: left === null ? all.flag.where('id', '=', '') : all.flag }
    const [actions, research, questions, flags] = await Promise.all([
      rows.action.select(['ref', 'due_on', 'status']).orderBy('due_on').orderBy('ref').limit(most).execute(),
      rows.research.select(['ref', 'due_on']).orderBy('due_on').orderBy('id').limit(most).execute(),
      rows.question.select(['id', 'ref', 'answer_by']).orderBy('answer_by').orderBy('id').limit(most).execute(),
      rows.flag.select(['ref', 'until']).orderBy('until').orderBy('id').limit(1).execute(),
    ])
    const [action, research_, question, flag] = await Promise.all([this.views.count(rows.action, counted), this.views.count(rows.research, counted), this.views.count(rows.question, counted), this.views.count(rows.flag, counted)])
    return {
      counts: { action, research: research_, question, flag },
      first: [
        ...actions.map(({ ref, due_on, status }) => ({ kind: 'action' as const, ref, dueOn: due_on, ...(status === 'claimed-done' && { claimed: true as const }) })),
        ...research.map(({ ref, due_on }) => ({ kind: 'research' as const, ref, dueOn: due_on })),
        ...questions.map(({ id, ref, answer_by }) => ({ kind: 'question' as const, ref, question: id.slice(ref.length + 1), dueOn: answer_by })),
        ...flags.map(({ ref, until }) => ({ kind: 'flag' as const, ref, dueOn: until, ...(flag > 1 && { cases: flag }) })),
      ],
    }
  }

  private rowsOf(agencies: readonly string[], cases: ReturnType<Cases['all']>) {
    const refs = cases.select('ref')
    return {
      action: this.actions.unfinished().where('agency', 'in', [...agencies]).where('belongs_to', 'in', refs),
      research: this.views.rows(researchRequestsProjection).where('agency', 'in', [...agencies]).where('waiting', '=', 1).where('ref', 'in', refs),
      question: this.views.rows(caseTalkProjection).where('asked', 'in', [...agencies]).where('waiting', '=', 1).where('ref', 'in', cases.where('next_on', '<', over).select('ref')),
      flag: this.views.rows(agencyFlagsProjection).where('agency', 'in', [...agencies]).where('state', '<>', 'off').where('ref', 'in', refs),
    }
  }
}
