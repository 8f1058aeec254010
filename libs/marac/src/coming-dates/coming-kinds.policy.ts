import type { CalendarDate } from '@lantern/decision'

/** What falls due, in the order in which a case goes through it. */
export const comingKinds = { triage: 'Decisions on referrals', completion: 'Referrals to complete', transfer: 'Transfers to acknowledge', plan: 'Plans or meetings', research: 'Research', question: 'Answers to questions', action: 'Actions' } as const
export type ComingKind = keyof typeof comingKinds

export interface Coming {
  readonly kind: ComingKind
  readonly on: CalendarDate
  readonly count: number
}
