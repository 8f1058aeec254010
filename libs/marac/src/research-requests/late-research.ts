import { DutySource, type Owed } from '@lantern/actions'
import type { CalendarDate } from '@lantern/decision'
import { EventStore, stateNow } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import type { Deadline } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { researchDeadlineOn } from '../research-deadline-on.js'
import { askedOf } from '../marac-case/research/research.state.js'
import { researchRequestsProjection } from './research-requests.projection.js'

/** Research that an agency was asked for and has not returned by its date: what its ladder climbs for. It ends when it is returned, called off, or its case is closed or goes to another area. */
@Injectable()
export class LateResearch extends DutySource {
  readonly kind = 'research'

  constructor(
    private readonly views: Views,
    private readonly store: EventStore,
  ) {
    super()
  }

  async dueBy(day: CalendarDate): Promise<readonly Owed[]> {
    const rows = await this.views.rows(researchRequestsProjection).select(['ref', 'agency', 'requested_at', 'due_on']).where('waiting', '=', 1).where('due_on', '<=', day).orderBy('due_on').orderBy('id').execute()
    return rows.map(row => ({ kind: this.kind, about: row.ref, agency: row.agency, since: row.requested_at, dueOn: row.due_on }))
  }

  async now({ about, agency }: Pick<Owed, 'about' | 'agency'>): Promise<Owed | 'done' | 'withdrawn'> {
    const [row, { state }] = await Promise.all([this.views.find(researchRequestsProjection, `${about}/${agency}`), stateNow(this.store, maracCase, about)])
    const asked = askedOf(state, agency)
    if (asked?.returned) return 'done'
    if (asked === undefined || state.status !== 'open') return 'withdrawn'
    return { kind: this.kind, about, agency, since: row?.requested_at ?? '', dueOn: asked.dueOn }
  }

  override deadline({ about, agency }: Pick<Owed, 'about' | 'agency'>, today: CalendarDate): Promise<Deadline | undefined> {
    return researchDeadlineOn(this.store, about, agency, today)
  }
}
