import type { Open } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type { Names } from '@lantern/web-kit'
import { answerSentence, closeSentence, newDateSentence, stepSentence } from '../answers.words.js'
import type { DutyEnding, DutyEvent, DutyKind } from './duty.events.js'
import type { DutyStatus } from './duty.state.js'

/** What is owed, as it stands in a list. */
export const dutyKindWords: Readonly<Record<DutyKind, string>> = { research: 'Research', attendance: 'Attendance', minutes: 'Minutes' }

/** Whatever is late, as it stands in a list of what was raised. */
export const lateKindWords: Readonly<Record<'action' | DutyKind, string>> = { action: 'Action', ...dutyKindWords }

export const dutyStatusWords: Readonly<Record<DutyStatus, string>> = { none: 'Not late', owed: 'Has not come', ended: 'Has come, or is asked for no longer' }

/** Who owes it, as it stands in a sentence: minutes are the Hub's. */
export const whoOwes = (kind: 'action' | DutyKind): string => (kind === 'minutes' ? 'the Hub' : 'the agency')

/** How it ended. */
export const dutyEndingWords: Readonly<Record<DutyEnding, string>> = { done: 'It has come', withdrawn: 'It is asked for no longer' }

/** One event as a plain sentence, of what is said elsewhere to be owed. */
export function dutySentence(event: StoredOf<DutyEvent>, open: Open, names: Names): string {
  switch (event.type) {
    case 'DutyEscalated':
      return stepSentence(event.data.kind, event.data, open, names)
    case 'DutyAnswered':
      return answerSentence(event.data, open, names)
    case 'DutyGivenTime':
      return newDateSentence(event.data, open)
    case 'DutyEscalationClosed':
      return closeSentence(event.data, open)
    case 'DutyEnded':
      return `${dutyEndingWords[event.data.because]}, and its escalation ended`
  }
}
