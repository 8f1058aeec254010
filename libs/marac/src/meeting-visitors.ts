import { EventStore, historyOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { openerFor } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { meeting } from './meeting/meeting.stream.js'
import { visitorsOf, type Visitor } from './meeting/visitors.policy.js'

/** Those without an account who take part in a meeting. */
@Injectable()
export class MeetingVisitors {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
  ) {}

  async of(ref: string): Promise<readonly Visitor[]> {
    const events = await historyOf(this.store, meeting, [ref])
    return visitorsOf(events, await openerFor(this.sealer, meeting, events))
  }
}
