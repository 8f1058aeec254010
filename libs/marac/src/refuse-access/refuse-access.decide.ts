import type { AccessRefused, AccessRequestEvent } from '../access-request/access-request.events.js'
import { allowedBy } from '../access-request/access-request.allowed.js'
import type { AccessRequest } from '../access-request/access-request.state.js'
import { refusal } from '../marac.refusals.js'

export class RefuseAccess {
  /** `given` when the case gave it already. */
  constructor(readonly data: AccessRefused['data'] & { given: boolean }) {}
}

/** The reason is kept for those who answer for it; who had asked is told that access was not given, as for a case that does not exist. */
export function decideRefuseAccess({ data: { given, ...data } }: RefuseAccess, state: AccessRequest): readonly AccessRequestEvent[] {
  if (given || !allowedBy[state.status].includes('refuse-access')) throw refusal('marac.access-answered')
  return [{ type: 'AccessRefused', data }]
}
