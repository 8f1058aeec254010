import type { Hidden, Sealed } from '@lantern/decision'
import { isHidden, revisionOf, type StoredOf } from '@lantern/event-store'
import type { ActionEntryKind, ActionEntryRecordedInError, ActionEvent, ActionStanding } from './action.events.js'
import { evolve, initialState } from './action.state.js'

const kinds: { readonly [T in ActionEvent['type']]?: ActionEntryKind } = {
  ActionAgreed: 'action',
  ActionDeclined: 'action-decline',
  ActionExtended: 'action-extension',
  ActionClaimedDone: 'action-evidence',
  ActionReturned: 'action-return',
  ActionNotDone: 'action-not-done',
  ActionNotPossible: 'action-not-possible',
  ActionReassigned: 'action-reassignment',
}

/** Of which words alone are hidden, and not what was done: of the whole action, of a file, and of why it was given to another agency, which has it all the same. */
const ofWords: readonly ActionEntryKind[] = ['action', 'action-file', 'action-reassignment']

/** An entry of an action that can be recorded in error: one that is there and not hidden. */
export interface ActionEntry {
  readonly kind: ActionEntryKind
  /** The id of the file, where it is one. */
  readonly about?: string
  readonly event: StoredOf<ActionEvent>
}

/** What an action and its evidence hide: one thing that was said of it. Of the whole action its words are withdrawn, and what was done with it stays. */
export const hiddenBy = (event: ActionEvent): Hidden | undefined =>
  event.type === 'ActionEntryRecordedInError' && !ofWords.includes(event.data.kind) ? { entry: event.data.entry, kind: event.data.kind } : undefined

/** Every word of an action that is in error as a whole, the names of files that are, and why it was given to another agency. */
export function withdrawnFrom(events: readonly ActionEvent[]): readonly Sealed<unknown>[] {
  const inError = events.flatMap(event => (event.type === 'ActionEntryRecordedInError' ? [event.data] : []))
  if (inError.length === 0) return []
  // These may be the events of several actions.
  const whole = new Set(inError.flatMap(({ kind, actionId }) => (kind === 'action' ? [actionId] : [])))
  const files = new Set(inError.flatMap(({ about }) => about ?? []))
  const given = new Set(inError.flatMap(({ kind, actionId, entry }) => (kind === 'action-reassignment' ? [`${actionId}/${entry}`] : [])))
  return events.flatMap((event, index) => {
    if (whole.has(event.data.actionId) || given.has(`${event.data.actionId}/${revisionOf(event, index)}`)) return wordsOf(event)
    return filesOf(event).flatMap(({ fileId, name }) => (files.has(fileId) ? [name] : []))
  })
}

const filesOf = (event: ActionEvent) => (event.type === 'ActionClaimedDone' ? (event.data.files ?? []) : [])

function wordsOf(event: ActionEvent): readonly Sealed<unknown>[] {
  switch (event.type) {
    case 'ActionAgreed':
      return [event.data.text, ...(event.data.reason ? [event.data.reason] : [])]
    case 'ActionClaimedDone':
      return [event.data.evidence, ...filesOf(event).map(({ name }) => name)]
    case 'ActionDeclined':
    case 'ActionExtended':
    case 'ActionReturned':
    case 'ActionNotDone':
    case 'ActionNotPossible':
    case 'ActionReassigned':
    case 'EscalationAnswered':
    case 'EscalationClosed':
      return [event.data.reason]
    case 'ActionEscalated':
      return event.data.reason ? [event.data.reason] : []
    case 'ActionEntryRecordedInError':
      return event.data.stands.note ? [event.data.stands.note] : []
    default:
      return []
  }
}

/** The ids of the files of an action that nobody is given any more: each that is in error, and all of an action that is. */
export function filesInError(events: readonly StoredOf<ActionEvent>[]): (fileId: string) => boolean {
  const inError = events.flatMap(event => (event.type === 'ActionEntryRecordedInError' ? [event.data] : []))
  const gone = new Set(inError.flatMap(({ about }) => about ?? []))
  return inError.some(({ kind }) => kind === 'action') ? () => true : fileId => gone.has(fileId)
}

/** Why an action was given to another agency, each time, by its revision: whether nobody reads it any more. */
export function reassignmentsInError(events: readonly StoredOf<ActionEvent>[]): (entry: number) => boolean {
  const gone = new Set(events.flatMap(event => (event.type === 'ActionEntryRecordedInError' && event.data.kind === 'action-reassignment' ? [event.data.entry] : [])))
  return entry => gone.has(entry)
}

/** Everything of an action that can be recorded in error, the oldest first; nothing of one that is in error as a whole. */
export function entriesOf(events: readonly StoredOf<ActionEvent>[]): readonly ActionEntry[] {
  if (events.some(event => event.type === 'ActionEntryRecordedInError' && event.data.kind === 'action')) return []
  const [gone, wordless] = [filesInError(events), reassignmentsInError(events)]
  return events.flatMap(event => {
    const kind = kinds[event.type]
    if (!kind || isHidden(event) || wordless(event.revision)) return []
    return [{ kind, event }, ...filesOf(event).flatMap(({ fileId }) => (gone(fileId) ? [] : [{ kind: 'action-file' as const, about: fileId, event }]))]
  })
}

/** By which the form and the API name an entry: the id of its event, and of a file its place among those that came with it. */
export const idOfEntry = ({ event, about }: ActionEntry): string => (about === undefined ? event.id : `${event.id}_${filesOf(event).findIndex(({ fileId }) => fileId === about)}`)

/** What is recorded of an entry that is in error, as the history of the action has it. */
export type ActionEntryFound = Pick<ActionEntryRecordedInError['data'], 'entry' | 'kind' | 'about' | 'enteredAt' | 'enteredBy' | 'stands'>

/** What the rule is told of an entry; undefined when the action has none of that id. */
export function findEntry(events: readonly StoredOf<ActionEvent>[], id: string): ActionEntryFound | undefined {
  const found = entriesOf(events).find(entry => idOfEntry(entry) === id)
  if (!found) return undefined
  const { kind, about, event } = found
  const { user, agency } = event.by
  return { entry: event.revision, kind, ...(about !== undefined && { about }), enteredAt: event.recordedAt, enteredBy: { user, agency }, stands: standingWithout(events, found) }
}

function standingWithout(events: readonly StoredOf<ActionEvent>[], { kind, event }: ActionEntry): ActionStanding {
  // Of a hidden event its place is left, which no fold knows.
  const left = events.filter(each => !isHidden(each) && (ofWords.includes(kind) || each.revision !== event.revision))
  const state = left.reduce(evolve, initialState)
  const step = left.slice(left.findLastIndex(({ type }) => type === 'ActionExtended') + 1).findLast(each => each.type === 'ActionEscalated')
  const wordless = reassignmentsInError(events)
  const saying = left.filter(({ revision }) => !wordless(revision) && (kind !== 'action-reassignment' || revision !== event.revision))
  const note = kind === 'action' ? undefined : saying.map(noteOf).findLast(each => each !== undefined)
  const ladder = kind !== 'action' && step?.type === 'ActionEscalated' ? { tier: step.data.tier, askedOf: step.data.askedOf === step.data.agency ? state.agency : step.data.askedOf, on: step.data.stepDueOn, ...(step.data.asks && { asks: step.data.asks }), ...(state.heldUntil !== undefined && { heldUntil: state.heldUntil }), ...(state.closed && { closed: true as const }) } : undefined
  return { status: kind === 'action' ? 'in-error' : state.status, dueOn: state.dueOn, ...(note && { note }), ...(ladder && { ladder }) }
}

const noteOf = (event: StoredOf<ActionEvent>): Sealed<string> | undefined =>
  event.type === 'ActionAgreed' || event.type === 'ActionEntryRecordedInError' ? undefined : (wordsOf(event)[0] as Sealed<string> | undefined)

