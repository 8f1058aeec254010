import type { StreamType } from '@lantern/decision'
import type { DutyEvent } from './duty.events.js'
import { evolve, initialState, type Duty } from './duty.state.js'

/** The escalation of something that is owed by a date and is no action, one stream each, beside what it is owed on (docs/adr/0024). */
export const duty: StreamType<DutyEvent, Duty, 'duty'> = {
  name: 'duty',
  initialState,
  evolve,
  upcasts: {
    // Version 2 may say an area, and how many meetings were missed.
    DutyEscalated: [escalated => escalated],
  },
  personal: {
    DutyEscalated: { reason: 'duty' },
    DutyAnswered: { reason: 'duty' },
    DutyGivenTime: { reason: 'duty' },
    DutyEscalationClosed: { reason: 'duty' },
    DutyEnded: {},
  },
}
