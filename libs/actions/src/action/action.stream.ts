import type { StreamType } from '@lantern/decision'
import type { ActionEvent } from './action.events.js'
import { hiddenBy, withdrawnFrom } from './action.in-error.js'
import { evolve, initialState, type Action } from './action.state.js'

/** The action and which of its fields are personal, and whose: free text belongs to the case that the action is for. */
export const action: StreamType<ActionEvent, Action, 'action'> = {
  name: 'action',
  initialState,
  evolve,
  upcasts: {
    // Version 2 names the person that it is for, and says why it is asked for.
    ActionAgreed: [agreed => agreed],
    // Version 2 may say that it ends because its case went to another area.
    ActionNotPossible: [ended => ended],
    // Version 2 may say which tier accepted the reason.
    ActionExtended: [extended => extended],
    // Version 2 may hold files.
    ActionClaimedDone: [claimed => claimed],
    // Version 2 says what is asked, and by which version of which ladder.
    ActionEscalated: [escalated => escalated],
    // Version 2 says with the step that stands what it asks.
    ActionEntryRecordedInError: [recorded => recorded],
  },
  hides: hiddenBy,
  withdrawn: withdrawnFrom,
  personal: {
    ActionAgreed: { text: 'case', reason: 'case' },
    ActionAccepted: {},
    ActionDeclined: { reason: 'case' },
    ActionExtended: { reason: 'case' },
    ActionClaimedDone: { evidence: 'case', 'files[].name': 'case' },
    ActionVerified: {},
    ActionReturned: { reason: 'case' },
    ActionNotDone: { reason: 'case' },
    ActionNotPossible: { reason: 'case' },
    ActionReassigned: { reason: 'case' },
    ActionEscalated: { reason: 'case' },
    EscalationAnswered: { reason: 'case' },
    EscalationClosed: { reason: 'case' },
    ActionEntryRecordedInError: { reason: 'case', belongsOn: 'case', 'stands.note': 'case' },
  },
}
