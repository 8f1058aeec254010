import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { wholeViews, type ToldViews } from '../marac-case/voices/voices.state.js'

export class RecordVictimViews {
  constructor(readonly data: { caseId: CaseRef; told: ToldViews }) {}
}

/** The victim is not at the table, so what she wants, fears and finds safe is written down with who heard it and when, or why nobody did (marac notes 3, principle 4). */
export function decideRecordVictimViews({ data: { caseId, told } }: RecordVictimViews, state: MaracCase, { now }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('record-victim-views')) throw refusal('marac.case-not-open')
  if (!told.gathered) {
    const { because, reason } = told
    if (!because || !reason) throw refusal('marac.why-no-views')
    return [{ type: 'VictimViewsNotGathered', data: { caseId, because, reason } }]
  }
  const views = wholeViews(told)
  if (!views) throw refusal('marac.views-not-whole')
  if (views.gatheredOn > londonDate(now)) throw refusal('marac.date-ahead')
  return [{ type: 'VictimViewsRecorded', data: { caseId, ...views } }]
}
