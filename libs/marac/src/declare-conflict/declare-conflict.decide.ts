import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, ConflictWith, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class DeclareConflict {
  constructor(readonly data: { caseId: CaseRef; with: Sealed<ConflictWith>; note?: Sealed<string> }) {}
}

/** Excludes whoever declares it at once, with nobody asked: from then on the case does not exist for them (marac notes 4.5). */
export function decideDeclareConflict({ data }: DeclareConflict, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('declare-conflict')) throw refusal('marac.case-not-open')
  if (state.excluded.includes(by.user)) throw refusal('marac.already-excluded')
  return [{ type: 'ConflictDeclared', data: { ...data, user: by.user } }]
}
