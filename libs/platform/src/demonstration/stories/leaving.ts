import { londonInstant } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import type { Agenda } from '../agenda.js'
import type { Send } from '../case-story.js'
import type { Person } from '../people.js'

interface Leaving {
  readonly agenda: Agenda
  readonly send: Send
  readonly people: readonly Person[]
  /** Its id. */
  readonly partnership: string
  /** The last working day of the demonstration; undefined when it has none. */
  readonly lastDay: CalendarDate | undefined
  /** References of the actions of an agency that others may be given now. */
  readonly unmetOf: (agency: string) => Promise<readonly string[]>
}

const leaver = 'gravesham-housing'
const instead = 'dartford-housing'

/** One council's housing has become part of another's: the Hub has given it one of the actions, and finds the rest in its list of what waits with nobody. */
export function planLeaving({ agenda, send, people, partnership, lastDay, unmetOf }: Leaving): void {
  const administrator = people.find(({ roles }) => roles.includes('administrator'))
  const coordinator = people.find(({ roles }) => roles.includes('coordinator'))
  const there = new Set(people.map(({ agency }) => agency))
  if (!administrator || !coordinator || lastDay === undefined || !there.has(leaver) || !there.has(instead)) return
  const [left, given] = [londonInstant(lastDay, '17:05'), londonInstant(lastDay, '17:20')]
  agenda.plan(left, async () => void (await send(administrator, left, 'partnership', 'leave-partnership', partnership, { agency: leaver, because: 'merged' })))
  agenda.plan(given, async () => {
    const [action] = await unmetOf(leaver)
    if (action !== undefined) await send(coordinator, given, 'actions', 'reassign-action', action, { agency: instead, reason: 'Gravesham’s housing team now works from Dartford, which has taken over its cases.' })
  })
}
