import type { ByType, CalendarDate } from '@lantern/decision'
import type { AgencyEntry, AreaEntry } from '@lantern/rules'
import type { AgencyRegistered, AreaDefined, Named, PartnershipFounded } from './partnership.events.js'
import type { SetUpEvent } from './set-up.events.js'

/** An area, district or group: once ended nothing new is given to it. */
export interface Part extends Named {
  readonly ended?: true
}
export interface Area extends Part {
  readonly districts: readonly Part[]
}
export interface Agency extends AgencyEntry {
  /** The day from which it is no longer of the partnership. */
  readonly left?: CalendarDate
}

/** Who and where the partnership is now, ended and left ones included. */
export interface SetUp {
  readonly areas: ReadonlyMap<string, Area>
  readonly agencies: ReadonlyMap<string, Agency>
  readonly groups: ReadonlyMap<string, Part>
  /** As the files founded it, whatever was changed on screen since: what a later load of them is compared with. */
  readonly filed: { readonly areas: ReadonlyMap<string, AreaEntry>; readonly agencies: ReadonlyMap<string, AgencyEntry> }
}

export const noSetUp: SetUp = { areas: new Map(), agencies: new Map(), groups: new Map(), filed: { areas: new Map(), agencies: new Map() } }

type FoundingEvent = PartnershipFounded | AreaDefined | AgencyRegistered

function changed<T>(all: ReadonlyMap<string, T>, id: string, change: (one: T) => T): ReadonlyMap<string, T> {
  const one = all.get(id)
  return one === undefined ? all : new Map(all).set(id, change(one))
}

const district = (so: SetUp, id: string, change: Partial<Part>): SetUp => ({
  ...so,
  areas: new Map([...so.areas].map(([areaId, area]) => [areaId, { ...area, districts: area.districts.map(each => (each.id === id ? { ...each, ...change } : each)) }])),
})
const area = (so: SetUp, id: string, change: Partial<Area>): SetUp => ({ ...so, areas: changed(so.areas, id, one => ({ ...one, ...change })) })
const group = (so: SetUp, id: string, change: Partial<Part>): SetUp => ({ ...so, groups: changed(so.groups, id, one => ({ ...one, ...change })) })

export const setUpFolds: ByType<FoundingEvent | SetUpEvent, SetUp> = {
  PartnershipFounded: (so, { data: { groups } }) => ({ ...so, groups: new Map(groups.map(one => [one.id, one])) }),
  AreaDefined: (so, { data: { areaId: id, name, districts, onScreen } }) => {
    const entry = { id, name, districts }
    return { ...so, areas: new Map(so.areas).set(id, entry), ...(!onScreen && { filed: { ...so.filed, areas: new Map(so.filed.areas).set(id, entry) } }) }
  },
  AgencyRegistered: (so, { data: { agencyId: id, onScreen, ...rest } }) => {
    const entry = { id, ...rest }
    return { ...so, agencies: new Map(so.agencies).set(id, entry), ...(!onScreen && { filed: { ...so.filed, agencies: new Map(so.filed.agencies).set(id, entry) } }) }
  },
  DistrictAdded: (so, { data: { areaId, districtId: id, name } }) => ({ ...so, areas: changed(so.areas, areaId, one => ({ ...one, districts: [...one.districts, { id, name }] })) }),
  GroupAdded: (so, { data: { groupId: id, name } }) => ({ ...so, groups: new Map(so.groups).set(id, { id, name }) }),
  AreaRenamed: (so, { data: { areaId, name } }) => area(so, areaId, { name }),
  DistrictRenamed: (so, { data: { districtId, name } }) => district(so, districtId, { name }),
  AgencyRenamed: (so, { data: { agencyId, name } }) => ({ ...so, agencies: changed(so.agencies, agencyId, one => ({ ...one, name })) }),
  GroupRenamed: (so, { data: { groupId, name } }) => group(so, groupId, { name }),
  AreaEnded: (so, { data: { areaId } }) => area(so, areaId, { ended: true }),
  DistrictEnded: (so, { data: { districtId } }) => district(so, districtId, { ended: true }),
  GroupEnded: (so, { data: { groupId } }) => group(so, groupId, { ended: true }),
  AgencyDistrictsChanged: (so, { data: { agencyId, serves } }) => ({
    ...so,
    agencies: changed(so.agencies, agencyId, ({ serves: _before, ...one }) => ({ ...one, ...(serves && { serves }) })),
  }),
  AgencyLeft: (so, { data: { agencyId, on } }) => ({ ...so, agencies: changed(so.agencies, agencyId, one => ({ ...one, left: on })) }),
  AgencyRejoined: (so, { data: { agencyId } }) => ({ ...so, agencies: changed(so.agencies, agencyId, ({ left: _left, ...one }) => one) }),
}
