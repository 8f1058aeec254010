import { Clock } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { dueDate, RulesNow } from '@lantern/rules'
import { beside, CalendarDate as DateField, controllerFor, errorAt, OneOf, Text } from '@lantern/web-kit'
import { accessRequestLifecycle } from '../access-request/access-request.lifecycle.js'
import { accessRequestKey, accessRequestRefOf } from '../access-request/access-request.refs.js'
import type { AccessScope } from '../marac-case/marac-case.events.js'
import { isCaseRef } from '../marac-case/marac-case.refs.js'
import { scopeWords } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { decideRequestAccess, RequestAccess } from './request-access.decide.js'

export class RequestAccessInput {
  @Text('the reference of the case', { max: 20, hint: 'For example, MC-4T7Q9-XWC2D. Never a name.' }) case!: string
  @Text('why you need to know of it', { max: 2000, multiline: true, hint: 'What you need to do, for whom, and why it cannot be done without. A supervisor or the MARAC manager reads this.' }) reason!: string
  @OneOf('what you need', { choices: scopeWords }) scope!: AccessScope
  @DateField('the last day on which you need it', { hint: 'Access ends by itself at the end of that day.' }) until!: CalendarDate
}

const refIn = (typed: string): string => typed.trim().toUpperCase()

export const requestAccess = commandSlice({
  name: 'request-access',
  title: 'Ask for access to a case',
  done: 'Access asked for. You see here when it is answered',
  verb: 'marac.request-access',
  refuses: ['marac.access-answered', 'marac.access-ends-in-the-past', 'marac.access-too-long'],
  lifecycle: accessRequestLifecycle,
  rule: decideRequestAccess,
  input: RequestAccessInput,
  api: 'access-requests',
  page: 'request-access',
  template: beside(import.meta.url),
  creates: (_, { actor, commandId }) => accessRequestRefOf(actor.user, commandId),
  proposes: async get => {
    const now = get(Clock).now()
    return { until: dueDate('accessGrant', now, (await get(RulesNow).inForce(now)).rules) }
  },
  // Anything may be typed here, a name too: only a reference is recorded.
  further: ({ case: typed }) => (typed !== undefined && !isCaseRef(refIn(typed)) ? [errorAt(['case'], 'Enter a reference such as MC-4T7Q9-XWC2D')] : []),
  command: ({ case: typed, reason, scope, until }, { id, seal }) => new RequestAccess({ requestId: id, caseId: refIn(typed), scope, until, reason: seal(accessRequestKey(id), reason) }),
})
export class RequestAccessController extends controllerFor(requestAccess) {}
