import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, ExclusionGround, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class ExcludeUser {
  constructor(readonly data: { caseId: CaseRef; user: string; ground: Sealed<ExclusionGround> }) {}
}

/** A hard exclusion: beats every role, and gives not even "a case exists" (marac notes 4.5). */
export function decideExcludeUser({ data }: ExcludeUser, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('exclude-user')) throw refusal('marac.case-not-open')
  if (data.user === by.user) throw refusal('marac.not-yourself')
  if (state.excluded.includes(data.user)) throw refusal('marac.already-excluded')
  return [{ type: 'UserExcluded', data }]
}
