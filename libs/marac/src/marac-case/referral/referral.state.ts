import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { ReferralEvent } from './referral.events.js'

export interface ReferralState {
  readonly agency: string
  readonly area: string
  readonly hasChildren: boolean
  /** Person ids of the children. */
  readonly children: readonly string[]
}

export const noReferral: ReferralState = { agency: '', area: '', hasChildren: false, children: [] }

export const referralFolds: ByType<ReferralEvent, MaracCase> = {
  ReferralSubmitted: (state, { data }) => ({ ...state, status: 'referred', agency: data.agency, area: data.area, hasChildren: data.children.length > 0, children: data.children.map(({ personId }) => personId) }),
  ReferralAccepted: state => ({ ...state, status: 'open' }),
  ReferralNotAccepted: state => ({ ...state, status: 'not-accepted' }),
}
