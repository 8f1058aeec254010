import { sealed } from '@lantern/testing/sealed'
import type { CoordinatorChanged } from './coordinator.events.js'

const caseId = 'MC-4T7Q9-XWC2D'

export const coordinatorChanged = (data: Partial<CoordinatorChanged['data']> = {}): CoordinatorChanged => ({
  type: 'CoordinatorChanged',
  data: { caseId, coordinator: 'coordinator-2', reason: sealed('Casey Sample is on leave', `case-${caseId}`), ...data },
})
