import type { ByType } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'
import type { MaracCase } from '../marac-case.state.js'
import { researchDueOn, type JoiningEvent } from './joining.events.js'

export interface JoiningState {
  /** Referrals that were joined to this case, with the agency of each: it is on the case from then on. */
  readonly joined: Readonly<Record<CaseRef, string>>
}

export const nothingJoined: JoiningState = { joined: {} }

export const joiningFolds: ByType<JoiningEvent, MaracCase> = {
  ReferralJoined: state => ({ ...state, status: 'joined' }),
  IncidentAdded: (state, { data: { referral, agency, research } }) => ({
    ...state,
    joined: { ...state.joined, [referral]: agency },
    research: Object.fromEntries(Object.entries(state.research).map(([of, asked]) => [of, research?.agencies.includes(of) ? { ...asked, dueOn: researchDueOn(research, of) } : asked])),
  }),
}
