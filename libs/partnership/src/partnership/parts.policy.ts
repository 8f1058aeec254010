import type { Named } from './partnership.events.js'
import type { Agency, SetUp } from './set-up.state.js'

export const partKinds = ['area', 'district', 'agency', 'group'] as const
export type PartKind = (typeof partKinds)[number]

/** One thing that the set-up is made of. `key` names it among all of them: `district_dover`. */
export interface SetUpPart extends Named {
  readonly key: string
  readonly kind: PartKind
  /** Ended, or left; a district of an area that has ended, too. */
  readonly over: boolean
}

const part = (kind: PartKind, { id, name }: Named, over: boolean): SetUpPart => ({ key: `${kind}_${id}`, kind, id, name, over })

export const partsOf = ({ areas, agencies, groups }: SetUp): readonly SetUpPart[] => [
  ...[...areas.values()].map(area => part('area', area, area.ended === true)),
  ...[...areas.values()].flatMap(({ ended, districts }) => districts.map(each => part('district', each, ended === true || each.ended === true))),
  ...[...agencies.values()].map(agency => part('agency', agency, agency.left !== undefined)),
  ...[...groups.values()].map(group => part('group', group, group.ended === true)),
]

/** Districts that cases and agencies may be given now. */
export const currentDistricts = (so: SetUp): readonly SetUpPart[] => partsOf(so).filter(({ kind, over }) => kind === 'district' && !over)

const same = (one: string, other: string): boolean => one.localeCompare(other, 'en-GB', { sensitivity: 'base' }) === 0

/** Two of a kind with one name could not be told apart. An agency that left keeps its name: it may come back. */
export const nameTaken = (so: SetUp, kind: PartKind, name: string, except = ''): boolean =>
  partsOf(so).some(each => each.kind === kind && (kind === 'agency' || !each.over) && each.key !== except && same(each.name, name))

/** An id made of the name, as the files have them: `Dover housing` is dover-housing. One that was ever used is not used again. */
export function idFor(so: SetUp, kind: PartKind, name: string, besides: readonly string[] = []): string {
  const taken = new Set([...partsOf(so).filter(each => each.kind === kind).map(({ id }) => id), ...besides])
  const plain = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim().slice(0, 40).trim().replaceAll(' ', '-') || kind
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? plain : `${plain}-${n}`
    if (!taken.has(id)) return id
  }
}

/** Agencies that would serve no district if these were no more. */
export function servingOnly(so: SetUp, districts: readonly string[]): readonly Agency[] {
  const stay = new Set(currentDistricts(so).map(({ id }) => id).filter(id => !districts.includes(id)))
  return [...so.agencies.values()].filter(({ left, serves }) => left === undefined && serves?.some(id => districts.includes(id)) === true && !serves.some(id => stay.has(id)))
}
