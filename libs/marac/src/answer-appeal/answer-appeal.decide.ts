import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { AppealOutcome, CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { answersAppeal } from '../marac-case/appeal/answers-appeal.policy.js'
import { acceptedAs } from '../marac-case/referral/accepted.policy.js'
import type { PairSoFar } from '../marac-case/referral/repeat.policy.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

/** What is read just before: who decided first, which managers there are, whether the IDVA service has tried to reach the victim, and the referrals of the pair. */
export interface AppealedCase {
  readonly decidedBy: string | undefined
  readonly managers: readonly string[]
  readonly contacted: boolean
  readonly pair?: PairSoFar | undefined
}

export class AnswerAppeal {
  constructor(readonly data: { caseId: CaseRef; outcome: AppealOutcome; reason: Sealed<string>; read: AppealedCase }) {}
}

/** Nobody judges an appeal against their own decision. One that is accepted after all goes on as any case does. */
export function decideAnswerAppeal({ data: { read, ...answer } }: AnswerAppeal, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('answer-appeal') || state.appeal !== 'waiting') throw refusal('marac.no-appeal')
  const answers = answersAppeal(by, { ...read, excluded: state.excluded, restrictedTo: state.restrictedTo })
  if (answers === 'decided-first') throw refusal('marac.decided-by-yourself')
  if (answers === 'a-manager-does') throw refusal('marac.manager-answers')
  const accepted = answer.outcome === 'accepted'
  const victimDied = Object.values(state.died).includes('victim')
  return [{ type: 'AppealAnswered', data: { ...answer, idvaWaiting: accepted && !read.contacted && !victimDied } }, ...(accepted ? [acceptedAs(answer.caseId, read.pair, by)] : [])]
}
