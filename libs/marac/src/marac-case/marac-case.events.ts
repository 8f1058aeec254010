import type { AccessEvent } from './access/access.events.js'
import type { ClosingEvent } from './closing/closing.events.js'
import type { MeetingsEvent } from './meetings/meetings.events.js'
import type { ReferralEvent } from './referral/referral.events.js'
import type { ResearchEvent } from './research/research.events.js'
import type { RiskEvent } from './risk/risk.events.js'
import type { VoicesEvent } from './voices/voices.events.js'

/** What can happen on a case, by the parts of its life: each part has its events, state, record and words in a folder of its own. */
export type MaracCaseEvent = ReferralEvent | VoicesEvent | ResearchEvent | RiskEvent | MeetingsEvent | AccessEvent | ClosingEvent

export type * from './access/access.events.js'
export type * from './closing/closing.events.js'
export type * from './meetings/meetings.events.js'
export type * from './referral/referral.events.js'
export type * from './research/research.events.js'
export type * from './risk/risk.events.js'
export type * from './voices/voices.events.js'
export type { CaseRef } from './marac-case.refs.js'
export { exclusionGrounds } from './access/access.events.js'
export { closingOutcomes } from './closing/closing.events.js'
export { criteria, notAcceptedBecause } from './referral/referral.events.js'
export { riskLevels } from './risk/risk.events.js'
export { idvaOutcomes, noViewsBecause } from './voices/voices.events.js'
