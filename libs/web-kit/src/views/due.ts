import { addDays, isOverdue } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { inLongDate, inPlural } from './words.js'

/** Words with the colour of their tag; the colour is never alone in saying it. */
export interface DueTag {
  readonly text: string
  readonly tag?: 'red' | 'yellow'
}

/** Red once it is overdue, yellow in the seven days before, plain until then. Due today is not overdue. */
export function dueTag(dueOn: CalendarDate, today: CalendarDate): DueTag {
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000)
  if (isOverdue(dueOn, today)) return { text: `Overdue by ${inPlural(-days, 'day')}`, tag: 'red' }
  if (days === 0) return { text: 'Due today', tag: 'yellow' }
  if (dueOn <= addDays(today, 7)) return { text: `Due in ${inPlural(days, 'day')}`, tag: 'yellow' }
  return { text: `Due on ${inLongDate(dueOn)}` }
}
