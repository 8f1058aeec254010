import { sealed } from '@lantern/testing/sealed'
import type { CaseHeard } from './hearing.events.js'

const caseId = 'MC-4T7Q9-XWC2D'
const key = `case-${caseId}`

export const caseHeard = (data: Partial<CaseHeard['data']> = {}): CaseHeard => ({
  type: 'CaseHeard',
  data: { caseId, meeting: 'MT-4T7Q9-XWC2D', on: '2027-01-26', area: 'east', outcome: 'plan-agreed', decision: sealed('Move her, and watch him', key), dissents: [{ agency: 'probation', reason: sealed('He complies with his order', key) }], ...data },
})
