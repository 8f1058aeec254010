import type { ByType, CalendarDate } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import { partsOf } from '../referral/referral.state.js'
import type { TriageEvent } from './triage.events.js'

export interface TriageState {
  /** Since when the referral is with the agency that made it; undefined while it is not. */
  readonly returnedOn: CalendarDate | undefined
}

export const notReturned: TriageState = { returnedOn: undefined }

export const triageFolds: ByType<TriageEvent, MaracCase> = {
  ReferralReturned: (state, { data: { returnedOn } }) => ({ ...state, status: 'returned', returnedOn }),
  ReferralCompleted: (state, { data }) => {
    const people = { ...state.people, ...partsOf(data) }
    const children = Object.keys(people).filter(personId => people[personId] === 'child')
    return { ...state, status: 'referred', returnedOn: undefined, area: data.area, district: data.district, triageDueOn: data.triageDueOn, people, children, hasChildren: children.length > 0 }
  },
}
