import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class SendMessage {
  constructor(readonly data: { caseId: CaseRef; messageId: string; text: Sealed<string> }) {}
}

/** Most cases are worked without a meeting (Kent paper 2023, 4.2): what agencies would say to each other there they write on the case. */
export function decideSendMessage({ data }: SendMessage, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('send-message')) throw refusal('marac.case-not-open')
  return [{ type: 'MessageSent', data }]
}
