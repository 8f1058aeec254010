import type { CalendarDate } from '@lantern/decision'
import type { StepTaken } from '@lantern/rules'
import { higher } from '../ladder.policy.js'
import type { ActionEvent } from './action.events.js'

export type Status = 'none' | 'proposed' | 'accepted' | 'declined' | 'claimed-done' | 'done' | 'not-possible' | 'not-done' | 'in-error'

/** What rules and access need to know of an action. */
export interface Action {
  readonly status: Status
  readonly belongsTo: string
  readonly agency: string
  readonly immediateSafety: boolean
  /** The date it was first agreed for; extensions keep it. */
  readonly firstDueOn: CalendarDate
  readonly dueOn: CalendarDate
  /** The highest step of the ladder taken since the date was last set. */
  readonly highest: StepTaken | undefined
  /** The day until which the ladder waits for an answer. */
  readonly heldUntil: CalendarDate | undefined
  /** Whether it was decided that it is not raised any further. */
  readonly closed: boolean
  /** What was recorded in error: revisions, and of a file its id with it. */
  readonly inError: readonly string[]
}

export const initialState: Action = {
  status: 'none',
  belongsTo: '',
  agency: '',
  immediateSafety: false,
  firstDueOn: '',
  dueOn: '',
  highest: undefined,
  heldUntil: undefined,
  closed: false,
  inError: [],
}

/** By which an entry is known among those in error. */
export const entryKey = ({ entry, about }: { readonly entry: number; readonly about?: string }): string => (about === undefined ? `${entry}` : `${entry}/${about}`)

export function evolve(state: Action, event: ActionEvent): Action {
  switch (event.type) {
    case 'ActionAgreed': {
      const { belongsTo, agency, immediateSafety, dueOn } = event.data
      return { ...state, status: 'proposed', belongsTo, agency, immediateSafety, firstDueOn: dueOn, dueOn }
    }
    case 'ActionAccepted':
      return { ...state, status: 'accepted' }
    case 'ActionDeclined':
      return { ...state, status: 'declined' }
    case 'ActionExtended':
      return { ...state, dueOn: event.data.dueOn, highest: undefined, heldUntil: undefined, closed: false }
    case 'ActionClaimedDone':
      return { ...state, status: 'claimed-done' }
    case 'ActionVerified':
      return { ...state, status: 'done' }
    case 'ActionReturned':
      return { ...state, status: 'accepted' }
    case 'ActionNotDone':
      return { ...state, status: 'not-done' }
    case 'ActionNotPossible':
      return { ...state, status: 'not-possible' }
    case 'ActionReassigned':
      return { ...state, status: 'proposed', agency: event.data.agency }
    case 'ActionEscalated':
      return { ...state, highest: higher(state.highest, event.data), heldUntil: undefined }
    case 'EscalationAnswered':
      return { ...state, heldUntil: event.data.until }
    case 'EscalationClosed':
      return { ...state, closed: true }
    case 'ActionEntryRecordedInError':
      return { ...state, ...(event.data.kind === 'action' && { status: 'in-error' }), inError: [...state.inError, entryKey(event.data)] }
  }
}
