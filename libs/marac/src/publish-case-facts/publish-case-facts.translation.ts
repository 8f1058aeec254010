import { translation } from '@lantern/messaging'
import { maracCase } from '../marac-case/marac-case.stream.js'

/**
 * What other systems are told of a case: references, agencies, codes, dates and counts (docs/asyncapi.yaml). Who is excluded, and that
 * anybody is, stays private.
 */
export const caseFacts = translation(maracCase, {
  ReferralSubmitted: ({ data }) => ({
    type: 'lantern.marac.referral-submitted.v1',
    subject: data.caseId,
    data: { agency: data.agency, area: data.area, criteria: data.criteria, children: data.children.length, triageDueOn: data.triageDueOn },
  }),
  ReferralAccepted: ({ data }) => ({ type: 'lantern.marac.referral-accepted.v1', subject: data.caseId, data: {} }),
  ReferralJoined: ({ data }) => ({ type: 'lantern.marac.referral-joined.v1', subject: data.caseId, data: {} }),
  ReferralNotAccepted: ({ data }) => ({ type: 'lantern.marac.referral-not-accepted.v1', subject: data.caseId, data: { because: data.because } }),
  ResearchRequested: ({ data }) => ({ type: 'lantern.marac.research-requested.v1', subject: data.caseId, data: { agencies: data.agencies, dueOn: data.dueOn } }),
  ResearchReturned: ({ data }) => ({ type: 'lantern.marac.research-returned.v1', subject: data.caseId, data: { agency: data.agency, known: data.known } }),
  CaseClosed: ({ data }) => ({ type: 'lantern.marac.case-closed.v1', subject: data.caseId, data: { outcome: data.outcome } }),
  OpenActionFlagged: ({ data }) => ({ type: 'lantern.marac.open-action-flagged.v1', subject: data.caseId, data: { action: data.action } }),
})
