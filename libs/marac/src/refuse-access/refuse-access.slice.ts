import { controllerFor, Text } from '@lantern/web-kit'
import { accessRequestLifecycle } from '../access-request/access-request.lifecycle.js'
import { accessRequestKey } from '../access-request/access-request.refs.js'
import { AccessRequests } from '../access-requests/access-requests.query.js'
import { commandSlice } from '../marac.slice.js'
import { decideRefuseAccess, RefuseAccess } from './refuse-access.decide.js'

export class RefuseAccessInput {
  @Text('why access is not given', { max: 2000, multiline: true, hint: 'Kept for those who answer for it. Whoever asked is not told.' }) reason!: string
}

export const refuseAccess = commandSlice({
  name: 'refuse-access',
  title: 'Do not give access',
  done: 'Access not given',
  verb: 'marac.answer-access-request',
  refuses: ['marac.access-answered'],
  lifecycle: accessRequestLifecycle,
  rule: decideRefuseAccess,
  input: RefuseAccessInput,
  api: 'access-requests/:ref/refusal',
  page: 'access-requests/:ref/refuse-access',
  reads: (get, ref) => get(AccessRequests).wasGiven(ref),
  command: ({ reason }, { id, read, seal }) => new RefuseAccess({ requestId: id, given: read, reason: seal(accessRequestKey(id), reason) }),
})
export class RefuseAccessController extends controllerFor(refuseAccess) {}
