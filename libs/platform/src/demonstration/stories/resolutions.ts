import { londonInstant } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import type { Agenda } from '../agenda.js'
import type { Send } from '../case-story.js'
import type { Person } from '../people.js'

interface Resolving {
  readonly agenda: Agenda
  readonly send: Send
  readonly people: readonly Person[]
  /** The first working day of the demonstration; undefined when it has none. */
  readonly firstDay: CalendarDate | undefined
}

const on = '2025-11-20'
/** What the partnership resolved in public (Kent Community Safety Partnership, notes of 20 November 2025, item 167), in our words. */
const resolved = [
  'Contributions to the fund for death reviews rise by 10 points in 2026/27, and by another 30 points in 2027/28 unless central government pays by then. Both are points of today.',
  'The reserve pays for the heightened caseload of 2025/26. About £12,000 is kept in it, what one review costs.',
] as const

/** The officer who keeps the funds begins with what was resolved on them before. */
export function planResolutions({ agenda, send, people, firstDay }: Resolving): void {
  const officer = people.find(({ roles }) => roles.includes('finance-officer'))
  if (!officer || firstDay === undefined || firstDay <= on) return
  resolved.forEach((text, i) => {
    const at = londonInstant(firstDay, `11:${String(10 + 5 * i)}`)
    agenda.plan(at, async () => void (await send(officer, at, 'funding', 'record-resolution', undefined, { resolvedBy: 'partnership', on, item: '167', text })))
  })
}
