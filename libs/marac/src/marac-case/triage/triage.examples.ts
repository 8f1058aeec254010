import { sealed } from '@lantern/testing/sealed'
import type { ReferralCompleted, ReferralReturned } from './triage.events.js'
import type { ReferralTold } from '../referral/referral.events.js'

const caseId = 'MC-4T7Q9-XWC2D'

export const referralReturned = (data: Partial<ReferralReturned['data']> = {}): ReferralReturned => ({
  type: 'ReferralReturned',
  data: { caseId, parts: ['risk', 'safe-contact'], missing: sealed('Which topics of the DASH, and when it is safe to call', `case-${caseId}`), returnedOn: '2027-01-11', completeBy: '2027-01-13', ...data },
})
/** The same told again, unless told otherwise. */
export const referralCompletedWith = (told: ReferralTold, data: Partial<ReferralCompleted['data']> = {}): ReferralCompleted => ({
  type: 'ReferralCompleted',
  data: { ...told, caseId, added: [], triageDueOn: '2027-01-12', ...data },
})
