import type { StreamType } from '@lantern/decision'
import type { ResolutionEvent } from './resolution.events.js'
import { evolve, initialState, type Resolution } from './resolution.state.js'

/** What a group resolved on money, one stream each, so that any ledger may cite it (docs/adr/0027). */
export const resolution: StreamType<ResolutionEvent, Resolution, 'resolution'> = {
  name: 'resolution',
  initialState,
  evolve,
  personal: {
    ResolutionRecorded: { text: 'resolution' },
    ResolutionRecordedInError: { reason: 'resolution' },
  },
}
