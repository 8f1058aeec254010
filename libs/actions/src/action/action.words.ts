import { formatDate, formatShortDate, formatTime, londonDate } from '@lantern/clock'
import type { Instant, Open } from '@lantern/decision'
import type { ENTRY_HIDDEN, EntryHidden, StoredOf } from '@lantern/event-store'
import type { Names } from '@lantern/web-kit'
import { answerSentence, closeSentence, newDateSentence, said, stepSentence } from '../answers.words.js'
import type { ActionEntryKind, ActionEvent, EndedBecause, Target } from './action.events.js'
import type { Status } from './action.state.js'

/** Codes as people read them. */
export const statusWords: Readonly<Record<Status, string>> = {
  none: 'Not recorded',
  proposed: 'Waiting for an answer',
  accepted: 'Accepted',
  declined: 'Declined',
  'claimed-done': 'Said to be done',
  done: 'Done',
  'not-possible': 'Not possible',
  'not-done': 'Not done',
  'in-error': 'Recorded in error',
}
export const targetWords: Readonly<Record<Target, string>> = {
  victim: 'The victim',
  child: 'A child',
  'adult-at-risk': 'Another adult at risk',
  perpetrator: 'The perpetrator',
  professional: 'A professional',
}
export const entryKindWords: Readonly<Record<ActionEntryKind, string>> = {
  action: 'The whole action',
  'action-decline': 'Why an action was declined',
  'action-extension': 'Extension of an action',
  'action-evidence': 'That an action is done, and its evidence',
  'action-return': 'Return of an action',
  'action-not-done': 'That an action was not done',
  'action-not-possible': 'That an action was not possible',
  'action-reassignment': 'Why an action was given to another agency',
  'action-file': 'File that shows that an action is done',
}

const inDateTime = (at: Instant): string => `${formatShortDate(londonDate(at))} at ${formatTime(at)}`

const notPossibleWords: Readonly<Record<EndedBecause | 'changed', string>> = {
  changed: 'It was not possible, because circumstances changed',
  'case-transferred': 'It is not possible any more, because the case went to another area',
  'handed-over': 'It was handed over to the MARAC of another area',
}

/** The place of an entry that was recorded in error, which is no event of the action (EntryHidden in the event store). */
const isPlace = (event: { readonly type: string }): event is { readonly type: typeof ENTRY_HIDDEN; readonly data: EntryHidden } => event.type === 'EntryHidden'

/** What is read in the place of an entry that was recorded in error. */
const placeSentence = ({ data: { hiddenAt, hiddenBy } }: { readonly data: EntryHidden }, names: Names): string =>
  `An entry was recorded in error and is hidden, on ${inDateTime(hiddenAt)}, by ${names.user(hiddenBy.user)}`

/** One event as a plain sentence. */
export function sentence(event: StoredOf<ActionEvent>, open: Open, names: Names): string {
  const place: { readonly type: string } = event
  if (isPlace(place)) return placeSentence(place, names)
  switch (event.type) {
    case 'ActionAgreed': {
      const { agency, dueOn, immediateSafety, text, reason } = event.data
      const kind = immediateSafety ? 'An immediate safety action' : 'An action'
      if (reason) {
        const why = open(reason)
        return `${names.agency(event.by.agency)} asked ${names.agency(agency)} for ${kind.replace('A', 'a')}, due on ${formatDate(dueOn)}${said(open(text))}${why === undefined ? '' : `\nWhy: ${why}`}`
      }
      return `${kind} was agreed for ${names.agency(agency)}, due on ${formatDate(dueOn)}${said(open(text))}`
    }
    case 'ActionAccepted':
      return 'The agency accepted the action'
    case 'ActionDeclined':
      return `The agency declined the action${said(open(event.data.reason))}`
    case 'ActionExtended':
      return newDateSentence(event.data, open)
    case 'ActionClaimedDone':
      return `The agency said that it is done${event.data.files ? `, with ${event.data.files.length} ${event.data.files.length === 1 ? 'file' : 'files'}` : ''}${said(open(event.data.evidence))}`
    case 'ActionVerified':
      return 'The Hub verified that it was done'
    case 'ActionReturned':
      return `The Hub returned the action: it is not done yet${said(open(event.data.reason))}`
    case 'ActionNotDone':
      return `${names.agency(event.data.agency)} did not do the action${said(open(event.data.reason))}`
    case 'ActionNotPossible':
      return `${notPossibleWords[event.data.because ?? 'changed']}${said(open(event.data.reason))}`
    case 'ActionReassigned':
      return `The Hub gave the action of ${names.agency(event.data.from)} to ${names.agency(event.data.agency)}${said(open(event.data.reason))}`
    case 'ActionEscalated':
      return stepSentence('action', event.data, open, names)
    case 'EscalationAnswered':
      return answerSentence(event.data, open, names)
    case 'EscalationClosed':
      return closeSentence(event.data, open)
    case 'ActionEntryRecordedInError':
      return `${names.agency(event.by.agency)} recorded an entry of this action in error. ${entryKindWords[event.data.kind]}, of ${inDateTime(event.data.enteredAt)}`
  }
}
