import { Subjects } from '@lantern/access'
import { EventStore, stateNow } from '@lantern/event-store'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { isMeetingRef } from './meeting/meeting.refs.js'
import { meeting } from './meeting/meeting.stream.js'

/** Whether there is such a meeting. When and where it is, is no secret among partners; which cases it hears is told by the right to each case. */
@Injectable()
export class MeetingSubjects implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly store: EventStore,
  ) {}

  onModuleInit(): void {
    this.subjects.register(meeting.name, async ref => {
      if (!isMeetingRef(ref)) return undefined
      const { state } = await stateNow(this.store, meeting, ref)
      return state.status === 'none' ? undefined : { agencies: {}, excluded: [] }
    })
  }
}
