import { sealed } from '@lantern/testing/sealed'
import type { AppealAnswered, ReferralAppealed } from './appeal.events.js'

const caseId = 'MC-4T7Q9-XWC2D'

export const referralAppealed = (data: Partial<ReferralAppealed['data']> = {}): ReferralAppealed => ({
  type: 'ReferralAppealed',
  data: { caseId, reason: sealed('She moves back on Friday, to an address in the area', `case-${caseId}`), answerBy: '2027-01-13', ...data },
})
export const appealAnswered = (data: Partial<AppealAnswered['data']> = {}): AppealAnswered => ({
  type: 'AppealAnswered',
  data: { caseId, outcome: 'stands', reason: sealed('The other area has taken the case on', `case-${caseId}`), idvaWaiting: false, ...data },
})
