import { sealed } from '@lantern/testing/sealed'
import type { ChildConsidered } from './plan.events.js'

const caseId = 'MC-4T7Q9-XWC2D'

export const childConsidered = (data: Partial<ChildConsidered['data']> = {}): ChildConsidered => ({
  type: 'ChildConsidered',
  data: { caseId, child: 'p3', considered: sealed('School, contact and who collects Bo', 'person-p3'), enough: sealed('The school knows, and the grandmother collects Bo', 'person-p3'), ...data },
})
