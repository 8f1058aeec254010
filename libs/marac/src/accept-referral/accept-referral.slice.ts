import { controllerFor } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { Pairs } from '../pairs/pairs.query.js'
import { AcceptReferral, decideAcceptReferral } from './accept-referral.decide.js'

export class AcceptReferralInput {
}

export const acceptReferral = commandSlice({
  name: 'accept-referral',
  title: 'Accept the referral',
  done: 'Referral accepted',
  verb: 'marac.triage',
  refuses: ['marac.already-decided'],
  lifecycle: caseLifecycle,
  rule: decideAcceptReferral,
  input: AcceptReferralInput,
  api: 'cases/:ref/acceptance',
  page: 'cases/:ref/accept',
  reads: (get, ref) => get(Pairs).soFar(ref),
  command: (_, { id, read }) => new AcceptReferral({ caseId: id, pair: read }),
})
export class AcceptReferralController extends controllerFor(acceptReferral) {}
