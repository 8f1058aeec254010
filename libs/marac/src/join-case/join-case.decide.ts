import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent, ReferralJoined } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class JoinCase {
  /** `openOfPair`: the open cases of the same victim and perpetrator, as published just before. */
  constructor(readonly data: ReferralJoined['data'] & { openOfPair: readonly CaseRef[] }) {}
}

/** A second referral of an incident to an open pair joins that case. People with other parts there, as in counter-allegations, are another pair. */
export function decideJoinCase({ data: { openOfPair, ...data } }: JoinCase, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('join-case')) throw refusal('marac.already-decided')
  if (!openOfPair.includes(data.joins)) throw refusal('marac.not-an-open-case-of-the-pair')
  return [{ type: 'ReferralJoined', data }]
}
