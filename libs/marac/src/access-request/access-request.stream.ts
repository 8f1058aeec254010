import type { StreamType } from '@lantern/decision'
import type { AccessRequestEvent } from './access-request.events.js'
import { evolve, initialState, type AccessRequest } from './access-request.state.js'

/** A request for access to a case, whether or not there is one. */
export const accessRequest: StreamType<AccessRequestEvent, AccessRequest, 'accessRequest'> = {
  name: 'accessRequest',
  initialState,
  evolve,
  personal: { AccessRequested: { reason: 'request' }, AccessRefused: { reason: 'request' } },
}
