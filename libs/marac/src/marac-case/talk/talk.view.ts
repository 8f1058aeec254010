import type { CalendarDate } from '@lantern/decision'
import { dueTag, inLongDate, type DueTag } from '@lantern/web-kit'
import type { RecordedInError } from '../in-error/in-error.record.js'
import type { RecordedMessage, RecordedQuestion } from './talk.record.js'

const ofTalk: readonly string[] = ['message', 'question', 'answer']

/** The conversation with the places of what was recorded in error, in the order in which it was written. */
export const withPlaces = (messages: readonly RecordedMessage[], hidden: readonly RecordedInError[]): readonly (RecordedMessage | RecordedInError)[] =>
  [...messages, ...hidden.filter(({ kind }) => ofTalk.includes(kind))].sort((a, b) => ('entry' in a ? a.entry : a.revision) - ('entry' in b ? b.entry : b.revision))

/** How a question stands, in words and with a colour. */
export function questionTag({ state, answerBy }: RecordedQuestion, today: CalendarDate): DueTag | { readonly text: string; readonly tag: string } {
  switch (state) {
    case 'answered':
      return { text: 'Answered', tag: 'green' }
    case 'answered-late':
      return { text: 'Answered late', tag: 'green' }
    case 'withdrawn':
      return { text: 'Withdrawn', tag: 'grey' }
    case 'closed':
      return { text: 'Not answered before closing', tag: 'grey' }
    case 'late':
    case 'waiting': {
      const due = dueTag(answerBy, today)
      return due.tag ? due : { text: `Answer by ${inLongDate(answerBy)}`, tag: 'blue' }
    }
  }
}
