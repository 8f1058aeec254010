import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class RestrictCase {
  constructor(readonly data: { caseId: CaseRef; users: readonly string[]; reason: Sealed<string> }) {}
}

/**
 * The case is for these people alone, such as when somebody who works for a partner is on it (marac notes 4.5). Whoever restricts it stays on
 * the list: only supervisors and managers may, so that there is always somebody who can lift it.
 */
export function decideRestrictCase({ data }: RestrictCase, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('restrict-case')) throw refusal('marac.case-not-open')
  if (!data.users.includes(by.user)) throw refusal('marac.restricted-without-you')
  if (state.restrictedTo && sameUsers(state.restrictedTo, data.users)) throw refusal('marac.already-restricted')
  return [{ type: 'CaseRestricted', data }]
}

const sameUsers = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every(user => other.includes(user))
