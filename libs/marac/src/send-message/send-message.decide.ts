import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent, NewFile } from '../marac-case/marac-case.events.js'
import { filesAdded } from '../marac-case/files/files-added.policy.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class SendMessage {
  constructor(readonly data: { caseId: CaseRef; messageId: string; text: Sealed<string>; files: readonly NewFile[] }) {}
}

/** Most cases are worked without a meeting (Kent paper 2023, 4.2): what agencies would say to each other there they write on the case. */
export function decideSendMessage({ data: { files, ...data } }: SendMessage, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('send-message')) throw refusal('marac.case-not-open')
  const { caseId, messageId } = data
  return [
    { type: 'MessageSent', data },
    ...filesAdded(files, { caseId, about: 'message', message: messageId, agency: by.agency }),
  ]
}
