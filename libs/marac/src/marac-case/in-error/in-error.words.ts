import { formatShortDate, formatTime, londonDate } from '@lantern/clock'
import type { ActionEntryKind } from '@lantern/actions'
import type { Instant } from '@lantern/decision'
import type { EntryHidden } from '@lantern/event-store'
import type { Names } from '@lantern/web-kit'
import type { Sentences } from '../marac-case.words.js'
import type { EntryKind, InErrorEvent, ToldOfBreach, WordKind } from './in-error.events.js'

export const entryKindWords: Readonly<Record<EntryKind, string>> = {
  referral: 'What the referral told',
  return: 'Why the referral was returned',
  refusal: 'Why the referral was not accepted',
  appeal: 'Reasons of the appeal',
  'appeal-answer': 'Reason of the answer to the appeal',
  transfer: 'Why the case was transferred',
  'transfer-refusal': 'Why the other area did not take the case',
  'transfer-in': 'Note of the area that sent the case',
  closing: 'Why the case was closed',
  coordinator: 'Why the case went to a coordinator',
  'research-called-off': 'Why a request for research was called off',
  'research-withdrawal': 'Why research was withdrawn',
  'question-withdrawn': 'Why a question was withdrawn',
  hearing: 'What a meeting decided, and why agencies disagreed',
  'incident-words': 'What was told of a further incident',
  message: 'Message',
  question: 'Question',
  answer: 'Answer to a question',
  'research-return': 'Research of an agency',
  'research-addition': 'Addition to the research of an agency',
  'victim-views': "The victim's views",
  'child-views': "A child's views",
  'idva-contact': 'Contact by the IDVA service',
  'risk-summary': 'Summary of the risk',
  'risk-decision': 'Decision on the level of risk',
  dissent: 'Disagreement with the level of risk',
  route: 'Route',
  'meeting-request': 'Request for a meeting',
  'meeting-answer': 'Answer to a request for a meeting',
  'person-details': 'Details of a person',
  'child-considered': 'What was considered for a child',
  file: 'File',
  death: 'That a person has died',
  link: 'Link to another process',
  'link-end': 'End of a link to another process',
  teller: 'Who tells the victim of the plan',
  'victim-told': 'Whether the victim was told of the plan',
  incident: 'Further incident of a joined referral',
  joining: 'Joining of the referral to a case',
}

/** Of a case or of one of its actions. */
export type AnyEntryKind = EntryKind | ActionEntryKind

export const toldOfBreachWords: Readonly<Record<ToldOfBreach, string>> = {
  'data-protection-officer': 'The data protection officer',
  'information-commissioner': "The Information Commissioner's Office",
  'people-concerned': 'The people whose data it was',
  'agencies-on-the-case': 'The agencies on the case',
  nobody: 'Nobody had to be told',
}

export const kindInWords = (kind: string): string => (Object.hasOwn(entryKindWords, kind) ? entryKindWords[kind as EntryKind] : kind)

const hiddenWords = 'Recorded in error and hidden'

/** What is read in the place of words that do not open: they are in error, or no longer held. */
export const goneOf = (so: { readonly hidden: readonly { readonly kind: string }[] }, kind: WordKind): string => (so.hidden.some(place => place.kind === kind) ? hiddenWords : 'No longer held')

const inDateTime = (at: Instant): string => `${formatShortDate(londonDate(at))} at ${formatTime(at)}`

/** What is read in the place of a hidden entry. */
export const hiddenInWords = ({ hiddenAt, hiddenBy }: Pick<EntryHidden, 'hiddenAt' | 'hiddenBy'>, names: Names): string =>
  `An entry was recorded in error and is hidden, on ${inDateTime(hiddenAt)}, by ${names.user(hiddenBy.user)}`

/** That it happened is told, and what kind of entry it was; why, where it belongs and whether it was a breach are not. */
export const inErrorSentences: Sentences<InErrorEvent> = {
  EntryRecordedInError: ({ data, by }, _open, names) => `${names.agency(by.agency)} recorded an entry in error. ${entryKindWords[data.kind]} of ${inDateTime(data.enteredAt)}`,
  EntryInErrorAssessed: () => 'What followed from an entry in error was assessed',
}

/** The sentence of a place, which is no event of the case (EntryHidden in the event store). */
export const placeSentence = { EntryHidden: (event: { readonly data: EntryHidden }, _open: unknown, names: Names): string => hiddenInWords(event.data, names) }
