import { addWorkingDays, londonDate, workingDaysBetween } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import { filesAdded } from '../marac-case/files/files-added.policy.js'
import type { CaseRef, MaracCaseEvent, NewFile, PersonDetailsChanged, ReferralTold } from '../marac-case/marac-case.events.js'
import { partsOf } from '../marac-case/referral/referral.state.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class CompleteReferral {
  /** `changes`: what the referrer now says otherwise of people told of before, on top of what others have said of them. */
  constructor(readonly data: ReferralTold & { caseId: CaseRef; changes: readonly Omit<PersonDetailsChanged['data'], 'caseId' | 'role'>[] }, readonly files: readonly NewFile[] = []) {}
}

/**
 * The agency that referred tells the whole again. Nobody whom it told of is taken away by leaving them out, and nobody gets another part in the
 * case. The clock of triage stood still meanwhile: the working days after the return, up to this one, are added to the date.
 */
export function decideCompleteReferral({ data: { changes, ...told }, files }: CompleteReferral, state: MaracCase, { now, by, rules: { calendar } }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('complete-referral') || state.returnedOn === undefined) throw refusal('marac.not-returned')
  if (told.criteria.length === 0) throw refusal('marac.no-criterion')
  if (told.perpetrators.length === 0) throw refusal('marac.no-perpetrator')
  if (told.risk.score > told.risk.maxScore) throw refusal('marac.score-above-maximum')
  const parts = Object.entries(partsOf(told))
  const twice = parts.length < 1 + told.perpetrators.length + told.children.length
  if (twice || state.people[told.victim.personId] !== 'victim' || parts.some(([id, role]) => (state.people[id] ?? role) !== role)) throw refusal('marac.not-as-told')
  const triageDueOn = addWorkingDays(state.triageDueOn, workingDaysBetween(state.returnedOn, londonDate(now), calendar), calendar).date
  return [
    { type: 'ReferralCompleted', data: { ...told, added: parts.flatMap(([id]) => (Object.hasOwn(state.people, id) ? [] : [id])), triageDueOn } },
    ...changes.flatMap(change => {
      const role = state.people[change.personId]
      return role === undefined ? [] : [{ type: 'PersonDetailsChanged' as const, data: { ...change, caseId: told.caseId, role } }]
    }),
    ...filesAdded(files, { caseId: told.caseId, about: 'referral', agency: by.agency }),
  ]
}
