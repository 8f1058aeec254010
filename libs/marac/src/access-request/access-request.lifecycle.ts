import type { StoredOf } from '@lantern/event-store'
import type { Lifecycle } from '@lantern/web-kit'
import { allowedBy, type AccessRequestCommand } from './access-request.allowed.js'
import type { AccessRequestEvent } from './access-request.events.js'
import type { AccessRequest } from './access-request.state.js'
import { accessRequest } from './access-request.stream.js'

const sentence = (event: StoredOf<AccessRequestEvent>): string => (event.type === 'AccessRequested' ? 'Access to a case was asked for' : 'The access was not given')

export const accessRequestLifecycle: Lifecycle<AccessRequestEvent, AccessRequest, AccessRequestCommand> = {
  stream: accessRequest,
  allowedBy,
  page: () => '/access-requests',
  resource: () => '/api/marac/access-requests',
  readBy: 'marac.answer-access-request',
  sentence,
}
