import type { SamePerson } from './same-person.state.js'

const table = {
  none: ['merge-people', 'tell-people-apart'],
  same: ['unmerge-people'],
  different: ['merge-people'],
} as const satisfies Record<SamePerson['status'], readonly string[]>

export type SamePersonCommand = (typeof table)[SamePerson['status']][number]

/** What may follow: the rules ask it. */
export const allowedBy: Readonly<Record<SamePerson['status'], readonly SamePersonCommand[]>> = table
