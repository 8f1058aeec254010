import { foldBy } from '@lantern/decision'
import type { AccessRequestEvent } from './access-request.events.js'

/** A request that was granted stays as it is here: the grant is the case's (AccessGranted). */
export interface AccessRequest {
  readonly status: 'none' | 'asked' | 'refused'
}

export const initialState: AccessRequest = { status: 'none' }

export const evolve = foldBy<AccessRequestEvent, AccessRequest>({
  AccessRequested: () => ({ status: 'asked' }),
  AccessRefused: () => ({ status: 'refused' }),
})
