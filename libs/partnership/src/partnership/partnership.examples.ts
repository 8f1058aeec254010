import { sealed } from '@lantern/testing/sealed'
import type { AgencyMailboxSet, AgencyRegistered, AgreementEnded, AgreementRecorded, AreaDefined, PartnershipEvent, PartnershipFounded, RulesLoaded, UserAdded } from './partnership.events.js'

/** Named events and histories for specs: the example partnership of libs/rules. The people are invented. */
export const partnershipFounded = (): PartnershipFounded => ({
  type: 'PartnershipFounded',
  data: { partnershipId: 'example', name: 'Example', groups: [{ id: 'tactical-group', name: 'Tactical Group' }] },
})
export const areaDefined = (): AreaDefined => ({
  type: 'AreaDefined',
  data: { areaId: 'east', name: 'East', districts: [{ id: 'canterbury', name: 'Canterbury' }, { id: 'dover', name: 'Dover' }] },
})
const agency = (agencyId: string, name: string, kind: AgencyRegistered['data']['kind'], serves?: readonly string[]): AgencyRegistered => ({
  type: 'AgencyRegistered',
  data: { agencyId, name, kind, ...(serves === undefined ? {} : { serves }) },
})
export const hubRegistered = (): AgencyRegistered => agency('hub', 'MARAC Hub', 'hub')
export const policeRegistered = (): AgencyRegistered => agency('kent-police', 'Kent Police', 'police')
export const idvaRegistered = (): AgencyRegistered => agency('idva', 'IDVA service', 'idva')
export const housingRegistered = (): AgencyRegistered => agency('canterbury-housing', 'Canterbury housing', 'housing', ['canterbury'])
export const rulesLoaded = (data: RulesLoaded['data']): RulesLoaded => ({ type: 'RulesLoaded', data })
export const userAdded = (data: Partial<UserAdded['data']> = {}): UserAdded => ({
  type: 'UserAdded',
  data: { userId: 'coordinator-1', agency: 'hub', roles: ['coordinator'], name: sealed('Casey Sample', 'user-coordinator-1'), ...data },
})

export const mailboxSet = (agencyId = 'canterbury-housing'): AgencyMailboxSet => ({ type: 'AgencyMailboxSet', data: { agencyId, address: sealed('marac@housing.example', `mailbox-${agencyId}`) } })
export const agreementRecorded = (data: Partial<AgreementRecorded['data']> = {}): AgreementRecorded => ({
  type: 'AgreementRecorded',
  data: { agencyId: 'kent-police', reference: 'ISA-2026', signedOn: '2026-03-01', from: '2026-04-01', until: '2027-03-31', ...data },
})
export const agreementEnded = (data: Partial<AgreementEnded['data']> = {}): AgreementEnded => ({
  type: 'AgreementEnded',
  data: { agencyId: 'kent-police', reference: 'ISA-2026', lastDay: '2027-01-31', because: 'notice', ...data },
})

export const founded: readonly PartnershipEvent[] = [partnershipFounded(), areaDefined(), hubRegistered(), policeRegistered(), idvaRegistered(), housingRegistered()]
export const staffed: readonly PartnershipEvent[] = [...founded, userAdded()]
