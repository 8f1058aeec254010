import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import type { Release } from '../marac-case/flags/flags.events.js'

export class ReleaseFlag {
  constructor(readonly data: { caseId: CaseRef; agency: string; because: Release }) {}
}

/** The Hub no longer counts on an agency for its flag, as of one that left: it is asked for nothing, and a repeat does not restart it. */
export function decideReleaseFlag({ data }: ReleaseFlag, state: MaracCase): readonly MaracCaseEvent[] {
  const flag = Object.hasOwn(state.flags, data.agency) ? state.flags[data.agency] : undefined
  if (!allowedBy[state.status].includes('release-flag') || flag === undefined || flag === 'off') throw refusal('marac.no-flag-to-release')
  return [{ type: 'FlagReleased', data }]
}
