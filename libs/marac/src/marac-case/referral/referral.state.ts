import type { ByType, CalendarDate } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { ReferralEvent, ReferralTold } from './referral.events.js'
import type { PersonRole } from './referral.record.js'

export interface ReferralState {
  readonly agency: string
  readonly area: string
  /** Where the victim lives; undefined where nobody said it. */
  readonly district: string | undefined
  readonly hasChildren: boolean
  /** Person ids of the children. */
  readonly children: readonly string[]
  /** Everybody on the case, by person id, with their part in it. */
  readonly people: Readonly<Record<string, PersonRole>>
  /** By when the Hub decides. */
  readonly triageDueOn: CalendarDate
}

export const noReferral: ReferralState = { agency: '', area: '', district: undefined, hasChildren: false, children: [], people: {}, triageDueOn: '' }

export const partsOf = ({ victim, perpetrators, children }: ReferralTold): Readonly<Record<string, PersonRole>> => ({
  [victim.personId]: 'victim',
  ...Object.fromEntries(perpetrators.map(({ personId }) => [personId, 'perpetrator' as const])),
  ...Object.fromEntries(children.map(({ personId }) => [personId, 'child' as const])),
})

export const referralFolds: ByType<ReferralEvent, MaracCase> = {
  ReferralSubmitted: (state, { data }) => ({ ...state, status: 'referred', agency: data.agency, area: data.area, district: data.district, hasChildren: data.children.length > 0, children: data.children.map(({ personId }) => personId), people: partsOf(data), triageDueOn: data.triageDueOn }),
  ReferralAccepted: (state, { data }) => ({ ...state, status: 'open', coordinator: data.coordinator }),
  ReferralNotAccepted: state => ({ ...state, status: 'not-accepted' }),
}
