import type { Sealed } from '@lantern/decision'
import { revisionOf } from '@lantern/event-store'
import type { MaracCaseEvent, ReferralTold } from '../marac-case.events.js'
import { isOfWords } from './in-error.events.js'

/** What a referral told besides who is on the case, how they are safely reached, and codes, which every total is made of. */
function wordsTold({ agencyReference, reason, victim, perpetrators, children, risk, consent, wishes, professionals, background }: ReferralTold): readonly (Sealed<unknown> | undefined)[] {
  return [
    agencyReference, reason, consent, wishes, professionals, background,
    risk.toolVersion, risk.items, risk.answers, risk.otherItems, risk.judgement,
    victim.needs, victim.diversity, victim.services,
    ...perpetrators.map(({ relationship }) => relationship),
    ...children.flatMap(({ relation, told }) => [relation, told]),
  ]
}

/** The words of an event that can be in error without it. */
function wordsOf(event: MaracCaseEvent): readonly (Sealed<unknown> | undefined)[] {
  switch (event.type) {
    case 'ReferralSubmitted':
    case 'ReferralCompleted':
      return wordsTold(event.data)
    case 'ReferralReturned':
      return [event.data.missing]
    case 'TransferReceived':
      return [event.data.note]
    case 'IncidentAdded':
      return [event.data.incident]
    case 'CaseHeard':
      return [event.data.decision, ...event.data.dissents.map(({ reason }) => reason)]
    case 'ReferralNotAccepted':
    case 'ReferralAppealed':
    case 'AppealAnswered':
    case 'CaseTransferred':
    case 'TransferRefused':
    case 'CaseClosed':
    case 'CoordinatorChanged':
    case 'ResearchCalledOff':
    case 'ResearchWithdrawn':
    case 'QuestionWithdrawn':
      return [event.data.reason]
    default:
      return []
  }
}

/** Words that were recorded in error: nobody reads them any more, in events old or new. */
export function wordsInError(events: readonly MaracCaseEvent[]): readonly Sealed<unknown>[] {
  const gone = new Set(events.flatMap(event => (event.type === 'EntryRecordedInError' && isOfWords(event.data.kind) ? [`${event.data.caseId}/${event.data.entry}`] : [])))
  return gone.size === 0 ? [] : events.flatMap((event, index) => (gone.has(`${event.data.caseId}/${revisionOf(event, index)}`) ? wordsOf(event).flatMap(words => words ?? []) : []))
}
