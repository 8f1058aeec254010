import { fold, idOf, type CalendarDate, type Instant } from '@lantern/decision'
import type { Tier } from '@lantern/rules'
import { EventStore, historyOf, type StoredOf } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { dutiesProjection, type DutyRow } from './duties/duties.projection.js'
import type { DutyEvent, DutyKind } from './duty/duty.events.js'
import { duty } from './duty/duty.stream.js'
import { kindOf } from './duty/ladder.policy.js'

/** Something that is owed and was escalated, at a moment. */
export interface StandingDuty {
  readonly ref: string
  readonly kind: DutyKind
  readonly agency: string
  /** By when it is owed; `askedFor` is the date of whoever asks for it. */
  readonly dueOn: CalendarDate
  readonly askedFor: CalendarDate
  /** The highest step since then; undefined where it is not raised, or not any further. */
  readonly tier: Tier | undefined
}

/** What this context publishes of what is owed on a case and was escalated. */
@Injectable()
export class DutiesOf {
  constructor(
    private readonly views: Views,
    private readonly store: EventStore,
  ) {}

  /** How far each was raised that has not ended, of one case or of several. */
  async standing(about: readonly string[]): Promise<readonly DutyRow[]> {
    return about.length === 0 ? [] : this.views.rows(dutiesProjection).selectAll().where('belongs_to', 'in', [...about]).where('unmet', '=', 1).orderBy('ref').execute()
  }

  /** How each stood at a moment that was escalated on this: its own date, and the tier that it had been raised to since; by agency. Of what had ended nothing is told. */
  async at(about: string, asAt: Instant): Promise<readonly StandingDuty[]> {
    const streams = Map.groupBy((await this.recorded(about)).filter(({ recordedAt }) => recordedAt <= asAt), ({ stream }) => stream)
    return [...streams.values()].flatMap(events => {
      const state = fold(duty, events as readonly DutyEvent[])
      return state.status === 'owed' ? [{ ref: idOf(events[0]?.stream ?? ''), kind: kindOf(state), agency: state.agency, dueOn: state.dueOn, askedFor: state.askedFor, tier: state.closed ? undefined : state.highest?.tier }] : []
    })
  }

  /** What was recorded of all of a case, in the order of recording. */
  async recorded(about: string): Promise<readonly StoredOf<DutyEvent>[]> {
    const rows = await this.views.rows(dutiesProjection).select('ref').where('belongs_to', '=', about).execute()
    return historyOf(this.store, duty, rows.map(({ ref }) => ref))
  }
}
