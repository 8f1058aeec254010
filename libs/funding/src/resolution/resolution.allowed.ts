import type { Resolution } from './resolution.state.js'

const table = {
  none: ['record-resolution'],
  recorded: ['record-resolution-in-error'],
  'in-error': [],
} as const satisfies Record<Resolution['status'], readonly string[]>

export type ResolutionCommand = (typeof table)[Resolution['status']][number]

/** What may follow: the rules ask it, and so do the buttons. */
export const allowedBy: Readonly<Record<Resolution['status'], readonly ResolutionCommand[]>> = table
