import { londonDate } from '@lantern/clock'
import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, IdvaOutcome, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class RecordIdvaContact {
  constructor(readonly data: { caseId: CaseRef; contactedOn: CalendarDate; outcome: IdvaOutcome; note?: Sealed<string> }) {}
}

/** Everybody referred is offered an IDVA, from the moment of the referral on: one that was tried in vain is a contact too (marac notes 3, principles 2 and 4). */
export function decideRecordIdvaContact({ data }: RecordIdvaContact, state: MaracCase, { now }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('record-idva-contact')) throw refusal('marac.case-not-open')
  if (data.contactedOn > londonDate(now)) throw refusal('marac.date-ahead')
  return [{ type: 'IdvaContactRecorded', data }]
}
