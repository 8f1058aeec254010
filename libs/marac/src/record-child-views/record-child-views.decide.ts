import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { wholeViews, type ToldViews } from '../marac-case/voices/voices.state.js'

export class RecordChildViews {
  constructor(readonly data: { caseId: CaseRef; child: string; told: ToldViews }) {}
}

/** Each child is heard for themselves, and where nobody could ask, that is said of this child (Kent paper 2023, 6.2: children's voice). */
export function decideRecordChildViews({ data: { caseId, child, told } }: RecordChildViews, state: MaracCase, { now }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('record-child-views')) throw refusal('marac.case-not-open')
  if (!state.children.includes(child)) throw refusal('marac.no-such-child')
  if (!told.gathered) {
    const { because, reason } = told
    if (!because || !reason) throw refusal('marac.why-no-views')
    return [{ type: 'ChildViewsNotGathered', data: { caseId, child, because, reason } }]
  }
  const views = wholeViews(told)
  if (!views) throw refusal('marac.views-not-whole')
  if (views.gatheredOn > londonDate(now)) throw refusal('marac.date-ahead')
  return [{ type: 'ChildViewsRecorded', data: { caseId, child, ...views } }]
}
