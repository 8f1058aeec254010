import { actionListProjection, ActionsOf, belongsToOf, type ActionRow } from '@lantern/actions'
import type { Actor } from '@lantern/decision'
import { Views, type RowQuery } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { agencyFlagsProjection } from '../flags/agency-flags.projection.js'
import type { OtherParts } from '../meeting/meeting.events.js'
import type { MeetingRow } from '../meetings/meetings.projection.js'
import { Meetings } from '../meetings/meetings.query.js'
import { byCase, flagDays, ofEarlierMeetings, type EndingFlag } from './agenda-parts.policy.js'

export type EarlierAction = Pick<ActionRow, 'ref' | 'belongs_to' | 'agency' | 'status' | 'due_on' | 'agreed_at'>

/** What stands on an agenda besides cases, to each reader of those cases that they may know of. An urgent meeting has nothing but its cases. */
export interface AgendaPartsOf {
  /** Not finished, and due by the day of the meeting; the longest overdue first. */
  readonly actions: readonly EarlierAction[]
  readonly flags: readonly (EndingFlag & { readonly victim: string | null })[]
}

/** What practitioners begin and end an agenda with: actions of earlier meetings that are not done, and flags whose twelve months end (https://safelives.org.uk/resources-library/marac-suggested-agenda/). */
@Injectable()
export class AgendaParts {
  constructor(
    private readonly views: Views,
    private readonly meetings: Meetings,
    private readonly cases: Cases,
    private readonly actions: ActionsOf,
  ) {}

  /** Those of cases that the reader may know of. */
  of(actor: Actor, meeting: MeetingRow): Promise<AgendaPartsOf> {
    return this.among(() => this.cases.visibleTo(actor), meeting)
  }

  /** All of them, whoever asks: for what is recorded, and never to be shown. */
  all(meeting: MeetingRow): Promise<AgendaPartsOf> {
    return this.among(() => this.cases.all(), meeting)
  }

  /** What stood on a version that went out, of cases that the reader may know of: without actions that were recorded in error since. */
  async seenOf(actor: Actor, { actions, flags }: Pick<OtherParts, 'actions' | 'flags'>): Promise<Pick<AgendaPartsOf, 'flags'> & { readonly actions: OtherParts['actions'] }> {
    const refs = [...new Set([...actions.map(({ ref }) => belongsToOf(ref)), ...flags.map(({ ref }) => ref)])]
    const [rows, wrong] = await Promise.all([
      refs.length === 0 ? [] : this.cases.visibleTo(actor).select(['ref', 'victim']).where('ref', 'in', refs).execute(),
      actions.length === 0 ? [] : this.views.rows(actionListProjection).select('ref').where('ref', 'in', actions.map(({ ref }) => ref)).where('status', '=', 'in-error').execute(),
    ])
    const [victims, inError] = [new Map(rows.map(({ ref, victim }) => [ref, victim])), new Set(wrong.map(({ ref }) => ref))]
    return {
      actions: actions.filter(({ ref }) => victims.has(belongsToOf(ref)) && !inError.has(ref)),
      flags: flags.flatMap(each => (victims.has(each.ref) ? [{ ...each, victim: victims.get(each.ref) ?? null }] : [])),
    }
  }

  /** Four queries, however much there is. */
  private async among(casesOf: () => RowQuery<CaseRow>, meeting: MeetingRow): Promise<AgendaPartsOf> {
    if (meeting.kind === 'urgent' || meeting.status === 'cancelled') return { actions: [], flags: [] }
    const earlier = await this.meetings.before(meeting)
    const { after, upTo } = flagDays(meeting.held_on, earlier)
    const known = () => casesOf().where('area', '=', meeting.area)
    const [actions, flags, cases] = await Promise.all([
      earlier.length === 0 ? [] : this.actions.unfinished().select(['ref', 'belongs_to', 'agency', 'status', 'due_on', 'agreed_at']).where('due_on', '<=', meeting.held_on).where('belongs_to', 'in', known().select('ref')).orderBy('due_on').orderBy('ref').execute(),
      this.ending(after, upTo).select(['ref', 'until']).where('ref', 'in', known().select('ref')).execute(),
      known().where('ref', 'in', this.ending(after, upTo).select('ref')).select(['ref', 'victim']).execute(),
    ])
    const victims = new Map(cases.map(({ ref, victim }) => [ref, victim]))
    return { actions: ofEarlierMeetings(actions, earlier), flags: byCase(flags).map(each => ({ ...each, victim: victims.get(each.ref) ?? null })) }
  }

  private ending(after: string, upTo: string) {
    return this.views.rows(agencyFlagsProjection).where('until', '>', after).where('until', '<=', upTo)
  }
}
