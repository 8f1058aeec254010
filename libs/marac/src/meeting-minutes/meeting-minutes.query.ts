import { fold, type Actor, type Instant, type Open } from '@lantern/decision'
import { openStatuses } from '@lantern/actions'
import { EventStore, historyOf, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { Views } from '@lantern/projections'
import { openerFor } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseAction, CaseAsAt } from '../case-as-at.js'
import { CaseReads } from '../case-reads.js'
import { CaseRecords } from '../case-record/case-record.query.js'
import { Cases } from '../cases.js'
import { Invitations } from '../invitations.js'
import { seesAll } from '../marac.access.js'
import type { MeetingEvent } from '../meeting/meeting.events.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { otherBusiness } from '../meeting/other-business.policy.js'
import { meeting } from '../meeting/meeting.stream.js'
import { visitorsOf, type Visitor } from '../meeting/visitors.policy.js'
import { hearingsProjection } from '../meeting-agenda/hearings.projection.js'
import { MeetingAgenda } from '../meeting-agenda/meeting-agenda.query.js'
import { meetingsProjection, type MeetingRow } from '../meetings/meetings.projection.js'
import type { Attended, HeardCase, MinutesAsAt, MinutesVersion } from './minutes.js'

/** What minutes are made of: the events of the meeting, the cases that it heard, and those that earlier meetings of the area heard; of cases those alone that the reader may know of. */
@Injectable()
export class MeetingMinutes {
  constructor(
    private readonly views: Views,
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly cases: Cases,
    private readonly records: CaseRecords,
    private readonly reads: CaseReads,
    private readonly invitations: Invitations,
    private readonly agenda: MeetingAgenda,
  ) {}

  /** Every version that went out, the first one first. */
  async versions(ref: string): Promise<readonly MinutesVersion[]> {
    const { events, open } = await this.eventsOf(ref)
    return events.flatMap(event => (event.type === 'MinutesIssued' ? [versionOf(event, open)] : []))
  }

  /** The minutes as everything was recorded at a moment. Each case that they tell of is recorded as read. */
  async asAt(actor: Actor, row: MeetingRow, at: Instant): Promise<MinutesAsAt> {
    const { events, open } = await this.eventsOf(row.id)
    const known = events.filter(({ recordedAt }) => recordedAt <= at)
    const state = fold(meeting, known)
    const opened = known.find(({ type }) => type === 'MeetingOpened')?.recordedAt
    const closed = known.find(({ type }) => type === 'MeetingClosed')?.recordedAt
    const [own, before] = await Promise.all([this.heardIn(actor, [row.id]), this.earlier(actor, row, at)])
    const records = await this.recordsOf(actor, [...new Set([...own.map(({ ref }) => ref), ...before.refs])], at)
    const heard = own.flatMap(({ ref, heard_at: heardAt }): readonly HeardCase[] => {
      const record = records.get(ref)
      const hearing = record?.hearings.find(each => each.meeting === row.id)
      return record && hearing && heardAt <= at ? [{ record, hearing, agreed: record.actions.filter(({ agreedAt }) => opened !== undefined && agreedAt >= opened && (closed === undefined || agreedAt <= closed)) }] : []
    })
    const order = new Set(heard.map(({ record }) => record.ref))
    return {
      at,
      ...placeOf(known, open),
      opened,
      closed,
      ...(await this.attended(actor, row.id, state, visitorsOf(known, open))),
      heard,
      notHeard: await this.visible(actor, state.issued.flatMap(({ ref }) => (order.has(ref) ? [] : [ref]))),
      other: otherBusiness(known, state.other, open),
      earlier: before.refs.flatMap(ref => {
        const record = records.get(ref)
        return record ? this.earlierOf(record, opened ?? at, before.finished.get(ref) ?? new Set()) : []
      }),
      versions: known.flatMap(event => (event.type === 'MinutesIssued' ? [versionOf(event, open)] : [])),
    }
  }

  /** Agreed before the meeting began, and not finished by the end of the one before it. */
  private earlierOf({ ref, actions }: CaseAsAt, before: Instant, finished: ReadonlySet<string>): readonly { readonly caseRef: string; readonly action: CaseAction }[] {
    return actions.filter(each => each.agreedAt < before && !each.inError && !finished.has(each.ref)).map(action => ({ caseRef: ref, action }))
  }

  /** Those of these cases that the reader may know of, in the same order. */
  private async visible(actor: Actor, refs: readonly string[]): Promise<readonly string[]> {
    if (refs.length === 0) return []
    const seen = new Set((await this.cases.visibleTo(actor).select('ref').where('ref', 'in', refs).execute()).map(({ ref }) => ref))
    return refs.filter(ref => seen.has(ref))
  }

  /** Cases of earlier meetings of the area, and which of their actions were finished by the end of the last of these. */
  private async earlier(actor: Actor, row: MeetingRow, at: Instant) {
    const meetings = await this.views.rows(meetingsProjection).select(['id', 'closed_at']).where('area', '=', row.area).where('status', '=', 'closed').where('closed_at', '<', row.opened_at ?? at).orderBy('closed_at', 'desc').execute()
    const refs = [...new Set((await this.heardIn(actor, meetings.map(({ id }) => id))).map(({ ref }) => ref))]
    const last = meetings[0]?.closed_at
    const then = last ? await Promise.all(refs.map(async ref => [ref, await this.records.findAsAt(ref, { agency: actor.agency }, last)] as const)) : []
    return { refs, finished: new Map(then.map(([ref, record]) => [ref, new Set((record?.actions ?? []).filter(({ status }) => !openStatuses.includes(status)).map(each => each.ref))])) }
  }

  /** Of the cases that these meetings heard those that the reader may know of, in the order in which they were heard. */
  private async heardIn(actor: Actor, meetings: readonly string[]) {
    if (meetings.length === 0) return []
    const visible = this.cases.visibleTo(actor).select('ref')
    return this.views.rows(hearingsProjection).where('meeting', 'in', meetings).where('ref', 'in', visible).select(['ref', 'heard_at']).orderBy('heard_at').orderBy('ref').execute()
  }

  private async recordsOf(actor: Actor, refs: readonly string[], at: Instant): Promise<ReadonlyMap<string, CaseAsAt>> {
    const records = await Promise.all(
      refs.map(async ref => {
        const record = await this.records.findAsAt(ref, { agency: actor.agency }, at)
        if (record) await this.reads.record(actor, ref, undefined, at)
        return record
      }),
    )
    return new Map(records.flatMap(record => (record ? [[record.ref, record]] : [])))
  }

  /** Who takes part. Whoever came for cases alone that the reader may not know of is not told of, nor how anybody took part in one of those. */
  private async attended(actor: Actor, ref: string, { attendance, signed }: Meeting, visitors: readonly Visitor[]): Promise<Pick<MinutesAsAt, 'attended' | 'visitors'>> {
    const [{ invited }, { seen }] = await Promise.all([this.invitations.of(ref), this.agenda.all(ref, actor)])
    const casesOf = (user: string): readonly string[] => invited.find(each => each.user === user)?.cases ?? []
    const isShown = (how: string, user: string | undefined): boolean => seesAll(actor) || how === 'observer' || casesOf(user ?? '').some(of => seen.includes(of))
    const attended = Object.values(attendance).flatMap((each): readonly Attended[] => {
      const shown = isShown(each.how, each.insteadOf ?? each.user)
      return shown && (each.caseId === undefined || seen.includes(each.caseId)) ? [{ ...each, signed: signed.includes(each.user) ? 'on-screen' : each.signedOnPaper ? 'on-paper' : 'no' }] : []
    })
    return { attended, visitors: visitors.filter(({ how, insteadOf }) => isShown(how, insteadOf)) }
  }

  private async eventsOf(ref: string) {
    const events = await historyOf(this.store, meeting, [ref])
    return { events, open: await openerFor(this.sealer, meeting, events) }
  }
}

const versionOf = ({ data, recordedAt, by }: StoredOf<Extract<MeetingEvent, { type: 'MinutesIssued' }>>, open: Open): MinutesVersion => ({ version: data.version, at: recordedAt, by: by.user, why: data.why && (open(data.why) ?? 'No longer held') })

/** Day, time, chair and place as they were set last. */
function placeOf(known: readonly StoredOf<MeetingEvent>[], open: Open): Pick<MinutesAsAt, 'on' | 'startsAt' | 'minutes' | 'chair' | 'place'> {
  const set = known.findLast(({ type }) => type === 'MeetingScheduled' || type === 'MeetingMoved')
  if (set?.type !== 'MeetingScheduled' && set?.type !== 'MeetingMoved') throw new Error('a meeting begins with when it was scheduled')
  const { on, startsAt, minutes, chair, place } = set.data
  return { on, startsAt, minutes, chair, place: place && open(place) }
}
