import { Subjects } from '@lantern/access'
import { EventStore, stateNow } from '@lantern/event-store'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { isResolutionRef } from './resolution/resolution.refs.js'
import { resolution } from './resolution/resolution.stream.js'

/** Whether there is such a resolution. Nobody's agency stands nearer to one than another's. */
@Injectable()
export class FundingSubjects implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly store: EventStore,
  ) {}

  onModuleInit(): void {
    this.subjects.register(resolution.name, async ref => {
      if (!isResolutionRef(ref)) return undefined
      const { state } = await stateNow(this.store, resolution, ref)
      return state.status === 'none' ? undefined : { agencies: {}, excluded: [] }
    })
  }
}
