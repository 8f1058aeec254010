import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { allowedBy } from '../access-request/access-request.allowed.js'
import type { AccessRequested, AccessRequestEvent } from '../access-request/access-request.events.js'
import type { AccessRequest } from '../access-request/access-request.state.js'
import { refusal } from '../marac.refusals.js'

export class RequestAccess {
  constructor(readonly data: AccessRequested['data']) {}
}

/** Whether there is such a case is not asked: everybody's request is recorded alike. */
export function decideRequestAccess({ data }: RequestAccess, state: AccessRequest, { now, rules }: Given<RulesInForce>): readonly AccessRequestEvent[] {
  if (!allowedBy[state.status].includes('request-access')) throw refusal('marac.access-answered')
  if (data.until < londonDate(now)) throw refusal('marac.access-ends-in-the-past')
  if (data.until > dueDate('accessGrant', now, rules)) throw refusal('marac.access-too-long')
  return [{ type: 'AccessRequested', data }]
}
