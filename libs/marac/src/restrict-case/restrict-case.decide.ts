import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class RestrictCase {
  /** `deserted`: of those who alone may know of it now none may sign in any more. */
  constructor(readonly data: { caseId: CaseRef; users: readonly string[]; reason: Sealed<string>; deserted: boolean }) {}
}

/**
 * The case is for these people alone, such as when somebody who works for a partner is on it (marac notes 4.5). Whoever restricts it stays on
 * the list: only supervisors and managers may, so that there is always somebody who can lift it. Who names others in place of people who
 * have all gone need not be among them, and reads nothing then.
 */
export function decideRestrictCase({ data }: RestrictCase, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('restrict-case')) throw refusal('marac.case-not-open')
  if (!data.users.includes(by.user) && !data.deserted) throw refusal('marac.restricted-without-you')
  if (state.restrictedTo && sameUsers(state.restrictedTo, data.users)) throw refusal('marac.already-restricted')
  const { deserted: _, ...restricted } = data
  return [{ type: 'CaseRestricted', data: restricted }]
}

const sameUsers = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every(user => other.includes(user))
