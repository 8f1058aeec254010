import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { AppealEvent } from './appeal.events.js'

export interface AppealState {
  /** A decision is appealed once: what the manager says then is the last word on this referral, and a new incident is a new referral. */
  readonly appeal: 'none' | 'waiting' | 'answered'
}

export const noAppeal: AppealState = { appeal: 'none' }

export const appealFolds: ByType<AppealEvent, MaracCase> = {
  ReferralAppealed: state => ({ ...state, appeal: 'waiting' }),
  AppealAnswered: state => ({ ...state, appeal: 'answered' }),
}
