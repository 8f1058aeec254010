import type { CalendarDate } from '@lantern/decision'
import { dueTag, inLongDate, type DueTag } from '@lantern/web-kit'
import type { RecordedQuestion } from './talk.record.js'

/** How a question stands, in words and with a colour. */
export function questionTag({ state, answerBy }: RecordedQuestion, today: CalendarDate): DueTag | { readonly text: string; readonly tag: string } {
  switch (state) {
    case 'answered':
      return { text: 'Answered', tag: 'green' }
    case 'answered-late':
      return { text: 'Answered late', tag: 'green' }
    case 'closed':
      return { text: 'Not answered before closing', tag: 'grey' }
    case 'late':
    case 'waiting': {
      const due = dueTag(answerBy, today)
      return due.tag ? due : { text: `Answer by ${inLongDate(answerBy)}`, tag: 'blue' }
    }
  }
}
