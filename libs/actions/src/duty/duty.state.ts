import type { CalendarDate } from '@lantern/decision'
import type { StepTaken } from '@lantern/rules'
import { higher } from '../ladder.policy.js'
import type { DutyEvent, DutyKind } from './duty.events.js'

export type DutyStatus = 'none' | 'owed' | 'ended'

/** What rules and access need to know of a duty. It has no events before its date has come. */
export interface Duty {
  readonly status: DutyStatus
  readonly kind: DutyKind | undefined
  readonly about: string
  readonly agency: string
  /** Of attendance and minutes. */
  readonly area: string | undefined
  /** Of attendance. */
  readonly missed: number | undefined
  /** The date that it was late by first; new dates keep it. */
  readonly firstDueOn: CalendarDate
  /** The date of whoever asks for it that it climbed from; one that was given since is not theirs. */
  readonly askedFor: CalendarDate
  readonly dueOn: CalendarDate
  /** The highest step of the ladder taken since the date was last set. */
  readonly highest: StepTaken | undefined
  /** The day until which the ladder waits for an answer. */
  readonly heldUntil: CalendarDate | undefined
  /** Whether it was decided that it is not raised any further. */
  readonly closed: boolean
}

export const initialState: Duty = { status: 'none', kind: undefined, about: '', agency: '', area: undefined, missed: undefined, firstDueOn: '', askedFor: '', dueOn: '', highest: undefined, heldUntil: undefined, closed: false }

export type Climbed = Pick<Duty, 'dueOn' | 'highest' | 'heldUntil' | 'closed'>

/** How far it climbed of a date that whoever asks for it says. Where they moved it since, nothing of the ladder is left; a date that was given by who decides on it holds else. */
export const climbedOf = (state: Duty, askedFor: CalendarDate): Climbed => (state.askedFor === askedFor ? state : { dueOn: askedFor, highest: undefined, heldUntil: undefined, closed: false })

export function evolve(state: Duty, event: DutyEvent): Duty {
  switch (event.type) {
    case 'DutyEscalated': {
      const { kind, about, agency, area = state.area, missed = state.missed, dueOn } = event.data
      const same = state.dueOn === dueOn
      const { highest, closed } = same ? state : initialState
      return { status: 'owed', kind, about, agency, area, missed, firstDueOn: state.firstDueOn || dueOn, askedFor: same ? state.askedFor : dueOn, dueOn, highest: higher(highest, event.data), heldUntil: undefined, closed }
    }
    case 'DutyAnswered':
      return { ...state, heldUntil: event.data.until }
    case 'DutyGivenTime':
      return { ...state, dueOn: event.data.dueOn, highest: undefined, heldUntil: undefined, closed: false }
    case 'DutyEscalationClosed':
      return { ...state, closed: true }
    case 'DutyEnded':
      return { ...state, status: 'ended' }
  }
}
