import type { Instant } from '@lantern/decision'
import { isHidden, type StoredOf } from '@lantern/event-store'
import type { Deadline } from '@lantern/rules'
import type { ActionEvent } from './action/action.events.js'
import { actionDeadline } from './action/action-deadline.js'
import { actionRowsOf } from './actions-of.js'

/**
 * By when each action was to be done, and when it was, as its events say: for counting and simulation. One that the agency did not do was never
 * done; one that was not possible, or was recorded in error as a whole, nobody waits for.
 */
export function actionDeadlines(events: readonly StoredOf<ActionEvent>[]): readonly Deadline[] {
  const doneAt = new Map<string, Instant>()
  for (const event of events) {
    if (isHidden(event)) continue
    if (event.type === 'ActionClaimedDone') doneAt.set(event.data.actionId, event.recordedAt)
    else if (event.type === 'ActionReturned') doneAt.delete(event.data.actionId)
  }
  return actionRowsOf(events, () => undefined).flatMap(({ ref, agency, status, immediate_safety: immediate, agreed_at: agreedAt, first_due_on: firstDueOn, due_on: dueOn }) => {
    if (status === 'in-error') return []
    const done = doneAt.get(ref)
    return {
      ...actionDeadline({ agency, immediateSafety: immediate === 1, agreedAt, firstDueOn, dueOn }),
      ...(done !== undefined && (status === 'claimed-done' || status === 'done') ? { doneAt: done } : status === 'not-possible' && { dropped: true }),
    }
  })
}
