import type { CalendarDate } from '@lantern/decision'
import { inShortDate } from '@lantern/web-kit'
import type { LateKind } from './late.words.js'

/** What it counts from, as a cell of a table: when it was due, and first due where it was moved; or since when nobody came. */
export function fromCell(kind: LateKind, dueOn: CalendarDate, firstDueOn: CalendarDate): { readonly text: string; readonly after?: string } {
  if (kind === 'attendance') return { text: inShortDate(dueOn), after: 'The first meeting missed' }
  return { text: inShortDate(dueOn), ...(firstDueOn !== dueOn && { after: `First due on ${inShortDate(firstDueOn)}` }) }
}
