import { Subjects } from '@lantern/access'
import { EventStore, stateNow } from '@lantern/event-store'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Views } from '@lantern/projections'
import { accessRequestsProjection } from './access-requests/access-requests.projection.js'
import { isAccessRequestRef } from './access-request/access-request.refs.js'
import { accessRequest } from './access-request/access-request.stream.js'

/**
 * Whether there is such a request: who may answer it may answer any. Once it is answered nobody else than who did finds it, so that whoever may not know of the
 * case cannot tell a request that was given from one that was refused.
 */
@Injectable()
export class AccessRequestSubjects implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly store: EventStore,
    private readonly views: Views,
  ) {}

  onModuleInit(): void {
    this.subjects.register(accessRequest.name, async ref => {
      if (!isAccessRequestRef(ref)) return undefined
      const { state } = await stateNow(this.store, accessRequest, ref)
      if (state.status === 'none') return undefined
      const row = await this.views.rows(accessRequestsProjection).select(['status', 'answered_by']).where('id', '=', ref).executeTakeFirst()
      return { agencies: {}, excluded: [], ...(row && row.status !== 'waiting' && { only: row.answered_by === null ? [] : [row.answered_by] }) }
    })
  }
}
