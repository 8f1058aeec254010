import type { DutyStatus } from './duty.state.js'

const table = {
  none: ['escalate-duty'],
  owed: ['escalate-duty', 'chase-duty', 'accept-duty-reason', 'direct-duty', 'raise-duty', 'close-duty-escalation'],
  ended: ['escalate-duty'],
} as const satisfies Record<DutyStatus, readonly string[]>

export type DutyCommand = (typeof table)[DutyStatus][number]

/** What may follow in each status. What was sent back in error is owed once more, and climbs on. */
export const allowedBy: Readonly<Record<DutyStatus, readonly DutyCommand[]>> = table
