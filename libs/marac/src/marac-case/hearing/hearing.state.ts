import type { ByType } from '@lantern/decision'
import type { MeetingRef } from '../../meeting/meeting.refs.js'
import type { MaracCase } from '../marac-case.state.js'
import type { HearingEvent } from './hearing.events.js'

export interface HearingState {
  /** The meeting that heard it last, since a meeting was chosen for it; undefined where it is to be heard, or heard again. */
  readonly heardIn: MeetingRef | undefined
  /** Every meeting in which it came up. */
  readonly cameUpIn: readonly MeetingRef[]
}

export const notHeard: HearingState = { heardIn: undefined, cameUpIn: [] }

export const hearingFolds: ByType<HearingEvent, MaracCase> = {
  CaseHeard: (state, { data: { meeting, outcome } }) => ({ ...state, heardIn: outcome === 'adjourned' ? undefined : meeting, cameUpIn: state.cameUpIn.includes(meeting) ? state.cameUpIn : [...state.cameUpIn, meeting] }),
}
