import { sealed } from '@lantern/testing/sealed'
import type { CaseListed, CaseUnlisted } from './listing.events.js'

const caseId = 'MC-4T7Q9-XWC2D'
const meeting = 'MT-4T7Q9-XWC2D'

export const caseListed = (data: Partial<CaseListed['data']> = {}): CaseListed => ({ type: 'CaseListed', data: { caseId, meeting, area: 'east', on: '2027-01-26', ...data } })
export const caseUnlisted = (data: Partial<CaseUnlisted['data']> = {}): CaseUnlisted => ({ type: 'CaseUnlisted', data: { caseId, meeting, reason: sealed('Research has not come', `case-${caseId}`), ...data } })
