import type { Button } from '@lantern/web-kit'
import { undecided } from '../marac-case/marac-case.allowed.js'
import type { CaseRecord } from '../marac-case/marac-case.record.js'

/**
 * Under which heading of the case a command is offered: where somebody reads who wants it. What does not stand here moves the whole case on,
 * and is offered above it, where a dozen more buttons would hide it.
 */
const headings: Readonly<Record<string, readonly string[]>> = {
  actions: ['consider-child', 'name-teller', 'record-victim-told'],
  route: ['choose-route', 'request-meeting', 'answer-meeting-request', 'list-case', 'unlist-case', 'hear-case'],
  messages: ['send-message', 'ask-question', 'answer-question', 'withdraw-question'],
  files: ['add-file', 'record-file-in-error'],
  links: ['add-link', 'end-link'],
  people: ['change-person-details', 'record-death'],
  voices: ['record-idva-contact', 'record-victim-views', 'record-child-views'],
  referral: ['change-coordinator', 'add-incident', 'record-transfer-in', 'transfer-case'],
  transfer: ['acknowledge-transfer', 'take-case-back', 'acknowledge-transfer-in'],
  research: ['take-research', 'leave-research', 'add-to-research', 'withdraw-research', 'call-off-research'],
  inError: ['record-in-error', 'assess-entry-in-error'],
  risk: ['summarise-risk', 'decide-risk', 'dissent-from-risk', 'override-risk'],
}

/** What the case still waits for is offered above it, until it was done once. */
function waitsFor({ idvaContacts, riskDecisions, routes, status }: CaseRecord): readonly string[] {
  return [
    ...(idvaContacts.length === 0 ? ['record-idva-contact'] : []),
    ...(undecided.includes(status) ? ['transfer-case'] : []),
    ...(status === 'open' && riskDecisions.length === 0 ? ['decide-risk'] : []),
    ...(status === 'open' && routes.length === 0 ? ['choose-route'] : []),
  ]
}

export interface Offers {
  /** Above the case. */
  readonly first: readonly Button[]
  /** By the id of a heading. */
  readonly under: Readonly<Record<string, readonly Button[]>>
}

export function offersOf(record: CaseRecord, buttons: readonly Button[]): Offers {
  const now = waitsFor(record)
  const placed = (names: readonly string[]) => buttons.filter(({ name }) => names.includes(name) && !now.includes(name))
  const under = Object.fromEntries(Object.entries(headings).map(([heading, names]) => [heading, placed(names)]))
  const elsewhere = Object.values(under).flat()
  const above = buttons.filter(button => !elsewhere.includes(button))
  // What ends the case comes last, and is never the button that stands out.
  const last = ({ name }: Button): number => (name === 'close-case' ? 2 : name === 'transfer-case' ? 1 : 0)
  return { first: above.toSorted((a, b) => last(a) - last(b)), under }
}
