import type { Instant } from '@lantern/decision'
import type { Recorded } from '../marac-case.record.js'
import { unansweredAtClosing } from '../talk/talk.record.js'
import type { ClosingEvent, ClosingOutcome } from './closing.events.js'

export interface RecordedClosing {
  readonly closed?: { readonly at: Instant; readonly outcome: ClosingOutcome; readonly reason: string | undefined; readonly unanswered: readonly string[] }
  /** Actions that were agreed while the case was being closed, and found open afterwards. */
  readonly flaggedActions: readonly string[]
}

export const recordedClosing: Recorded<ClosingEvent> = {
  CaseClosed: (so, event, open) => {
    const { outcome, reason, unanswered } = event.data
    return {
      ...so,
      status: 'closed',
      closed: { at: event.recordedAt, outcome, reason: open(reason), unanswered },
      messages: unansweredAtClosing(so.messages),
      research: so.research.map(each => (each.returnedAt === undefined ? { ...each, state: 'closed' } : each)),
    }
  },
  OpenActionFlagged: (so, event) => ({ ...so, flaggedActions: [...so.flaggedActions, event.data.action] }),
}
