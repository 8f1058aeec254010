import type { AccessRequest } from './access-request.state.js'

const table = {
  none: ['request-access'],
  asked: ['refuse-access'],
  refused: [],
} as const satisfies Record<AccessRequest['status'], readonly string[]>

export type AccessRequestCommand = (typeof table)[AccessRequest['status']][number]

/** What may follow: the rules ask it. */
export const allowedBy: Readonly<Record<AccessRequest['status'], readonly AccessRequestCommand[]>> = table
