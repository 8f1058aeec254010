import { londonDate } from '@lantern/clock'
import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent, NotToldBecause } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export type Telling = { readonly told: true; readonly toldOn: CalendarDate; readonly note?: Sealed<string> | undefined } | { readonly told: false; readonly because: NotToldBecause; readonly reason: Sealed<string> }

export class RecordVictimTold {
  constructor(readonly data: { caseId: CaseRef; telling: Telling }) {}
}

/** That the victim was told of the plan, or why not: also after closing, when all of it is done. */
export function decideRecordVictimTold({ data: { caseId, telling } }: RecordVictimTold, state: MaracCase, { now }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('record-victim-told')) throw refusal('marac.case-not-open')
  if (!telling.told) return [{ type: 'VictimNotTold', data: { caseId, because: telling.because, reason: telling.reason } }]
  if (telling.toldOn > londonDate(now)) throw refusal('marac.date-ahead')
  return [{ type: 'VictimTold', data: { caseId, toldOn: telling.toldOn, ...(telling.note && { note: telling.note }) } }]
}
