import type { CalendarDate, DomainEvent } from '@lantern/decision'

/** What an administrator changes of the set-up on screen (docs/adr/0017). Ids stay, and are never reused: cases name them. */
export type DistrictAdded = DomainEvent<'DistrictAdded', { areaId: string; districtId: string; name: string }>
export type GroupAdded = DomainEvent<'GroupAdded', { groupId: string; name: string }>
export type AreaRenamed = DomainEvent<'AreaRenamed', { areaId: string; name: string }>
export type DistrictRenamed = DomainEvent<'DistrictRenamed', { districtId: string; name: string }>
export type AgencyRenamed = DomainEvent<'AgencyRenamed', { agencyId: string; name: string }>
export type GroupRenamed = DomainEvent<'GroupRenamed', { groupId: string; name: string }>
/** Nothing new is given to it; what was keeps it by its name. */
export type AreaEnded = DomainEvent<'AreaEnded', { areaId: string }>
export type DistrictEnded = DomainEvent<'DistrictEnded', { districtId: string }>
export type GroupEnded = DomainEvent<'GroupEnded', { groupId: string }>
/** `serves`: ids of districts from now on; without it the agency serves them all. */
export type AgencyDistrictsChanged = DomainEvent<'AgencyDistrictsChanged', { agencyId: string; serves?: readonly string[] }>

export const leavings = ['notice', 'closed', 'merged'] as const
export type Leaving = (typeof leavings)[number]
/** From that day on the agency is asked for nothing and its people cannot sign in. What it still has to do is given to others, one by one. */
export type AgencyLeft = DomainEvent<'AgencyLeft', { agencyId: string; on: CalendarDate; because: Leaving }>
export type AgencyRejoined = DomainEvent<'AgencyRejoined', { agencyId: string; on: CalendarDate }>

export type SetUpEvent =
  | DistrictAdded
  | GroupAdded
  | AreaRenamed
  | DistrictRenamed
  | AgencyRenamed
  | GroupRenamed
  | AreaEnded
  | DistrictEnded
  | GroupEnded
  | AgencyDistrictsChanged
  | AgencyLeft
  | AgencyRejoined
