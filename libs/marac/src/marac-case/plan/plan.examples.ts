import { sealed } from '@lantern/testing/sealed'
import type { ChildConsidered, TellerNamed, VictimNotTold, VictimTold } from './plan.events.js'

const caseId = 'MC-4T7Q9-XWC2D'

export const childConsidered = (data: Partial<ChildConsidered['data']> = {}): ChildConsidered => ({
  type: 'ChildConsidered',
  data: { caseId, child: 'p3', considered: sealed('School, contact and who collects Bo', 'person-p3'), enough: sealed('The school knows, and the grandmother collects Bo', 'person-p3'), ...data },
})
export const tellerNamed = (data: Partial<TellerNamed['data']> = {}): TellerNamed => ({ type: 'TellerNamed', data: { caseId, agency: 'idva', worker: sealed('Robin Sample', `case-${caseId}`), ...data } })
export const victimTold = (data: Partial<VictimTold['data']> = {}): VictimTold => ({ type: 'VictimTold', data: { caseId, toldOn: '2027-01-11', note: sealed('By telephone', `case-${caseId}`), ...data } })
export const victimNotTold = (data: Partial<VictimNotTold['data']> = {}): VictimNotTold => ({ type: 'VictimNotTold', data: { caseId, because: 'not-safe', reason: sealed('He reads her messages', `case-${caseId}`), ...data } })
