import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent, NewFile } from '../marac-case/marac-case.events.js'
import { filesAdded } from '../marac-case/files/files-added.policy.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AddReferralFile {
  constructor(readonly data: { caseId: CaseRef; files: readonly NewFile[] }) {}
}

/** Whoever referred adds to the own referral, also where they see nothing else of the case. Every agency on the case can read it. */
export function decideAddReferralFile({ data: { caseId, files } }: AddReferralFile, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('add-referral-file')) throw refusal('marac.referral-over')
  return filesAdded(files, { caseId, about: 'referral', agency: by.agency })
}
