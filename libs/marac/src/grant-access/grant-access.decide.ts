import { londonDate } from '@lantern/clock'
import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { AccessGranted, CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class GrantAccess {
  /** `asked` is the request, undefined when none of that id waits for this case; `agreed`, whether the agency of who asked may be sent anything. */
  constructor(readonly data: { caseId: CaseRef; asked: Pick<AccessGranted['data'], 'request' | 'user' | 'agency' | 'scope'> | undefined; until: CalendarDate; reason: Sealed<string>; agreed: boolean }) {}
}

/** Somebody else than the person who asked gives it, until a day that the rules allow. An exclusion and a restriction to named people beat every grant. */
export function decideGrantAccess({ data: { caseId, asked, until, reason, agreed } }: GrantAccess, state: MaracCase, { by, now, rules }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('grant-access')) throw refusal('marac.case-not-open')
  if (!asked || state.granted.some(({ request }) => request === asked.request)) throw refusal('marac.no-such-access-request')
  if (asked.user === by.user) throw refusal('marac.not-your-own-request')
  if (state.excluded.includes(asked.user)) throw refusal('marac.excluded-from-it')
  if (state.restrictedTo && !state.restrictedTo.includes(asked.user)) throw refusal('marac.restricted-add-them')
  if (!agreed) throw refusal('marac.no-agreement')
  if (until < londonDate(now)) throw refusal('marac.access-ends-in-the-past')
  if (until > dueDate('accessGrant', now, rules)) throw refusal('marac.access-too-long')
  return [{ type: 'AccessGranted', data: { caseId, ...asked, until, reason } }]
}
