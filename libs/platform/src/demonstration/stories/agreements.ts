import { addDays, londonInstant } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import type { Agenda } from '../agenda.js'
import type { Send } from '../case-story.js'
import type { Person } from '../people.js'

interface Ending {
  readonly agenda: Agenda
  readonly send: Send
  readonly people: readonly Person[]
  /** Its id. */
  readonly partnership: string
  /** The last working day of the demonstration; undefined when it has none. */
  readonly lastDay: CalendarDate | undefined
  /** The day after the last of the demonstration. */
  readonly until: CalendarDate
}

/** One agency, whose work is small, has given notice: the Hub is warned that its agreement ends in six weeks. */
export function planAgreements({ agenda, send, people, partnership, lastDay, until }: Ending): void {
  const administrator = people.find(({ roles }) => roles.includes('administrator'))
  if (!administrator || lastDay === undefined || !people.some(({ agency }) => agency === 'substance-misuse')) return
  const at = londonInstant(lastDay, '08:45')
  agenda.plan(at, async () => void (await send(administrator, at, 'partnership', 'end-agreement', partnership, { agreement: 'substance-misuse-1', lastDay: addDays(until, 42), because: 'notice' })))
}
