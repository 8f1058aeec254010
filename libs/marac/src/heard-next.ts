import { Clock, londonDate } from '@lantern/clock'
import { EventStore, stateNow } from '@lantern/event-store'
import { Injectable } from '@nestjs/common'
import { awaitsMeeting } from './marac-case/listing/listing.state.js'
import type { CaseRef, HeardOn } from './marac-case/marac-case.events.js'
import { maracCase } from './marac-case/marac-case.stream.js'
import { meeting } from './meeting/meeting.stream.js'

/** The meeting that is to hear a case, and its day, by the streams of both: what is due before it must not go by a view that lags behind. */
@Injectable()
export class HeardNext {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  /** undefined while it is listed for none that is to come. */
  async of(ref: CaseRef): Promise<HeardOn | undefined> {
    const { state } = await stateNow(this.store, maracCase, ref)
    if (state.listedFor === undefined || !awaitsMeeting(state)) return undefined
    const { status, on } = (await stateNow(this.store, meeting, state.listedFor)).state
    return on !== undefined && on >= londonDate(this.clock.now()) && (status === 'scheduled' || status === 'open') ? { meeting: state.listedFor, on } : undefined
  }
}
