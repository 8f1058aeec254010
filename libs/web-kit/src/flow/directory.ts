import { Clock, londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { inDate } from '../views/index.js'
import type { Get, Names } from './lifecycle.js'

export interface ListedAgency {
  readonly id: string
  readonly name: string
  readonly kind: string
  /** The districts that it serves; all, unless said. */
  readonly serves?: readonly string[]
}
export interface ListedDistrict {
  readonly id: string
  readonly name: string
  /** The area that it is in. */
  readonly area: string
}
export interface ListedArea {
  readonly id: string
  readonly name: string
  readonly districts: readonly string[]
}

/**
 * Whether an agency's information sharing agreement holds on a day, and until which (undefined: no end is known, as for the Hub itself). Where it does not, when the last
 * one ended and when the next begins, if there is one.
 */
export type AgreementStanding = { readonly inForce: true; readonly until: CalendarDate | undefined } | { readonly inForce: false; readonly ended: CalendarDate | undefined; readonly begins: CalendarDate | undefined }

/** Somebody is away. */
export interface AwayNow {
  /** Of the event that recorded it. */
  readonly id: string
  /** The first day back. */
  readonly until: CalendarDate
  /** Who does their work: undefined where nobody was named, or who was named is not here, or may no longer. */
  readonly deputy: string | undefined
}

/** Who is who in the partnership, always at hand: agencies, areas, people. Unknown ids read as themselves. */
export abstract class Directory implements Names {
  abstract readonly partnership: string
  abstract agency: (id: string) => string
  abstract area: (id: string) => string
  abstract district: (id: string) => string
  abstract user: (id: string) => string
  abstract agencies(): readonly ListedAgency[]
  abstract areas(): readonly ListedArea[]
  /** Every district, area by area. */
  abstract districts(): readonly ListedDistrict[]
  /** An agency that is not known has none. */
  abstract agreementOf(agency: string, on: CalendarDate): AgreementStanding
  /** Whether somebody is away on a day (London). */
  abstract awayOf(user: string, on: CalendarDate): AwayNow | undefined
  /** Who was away by the event with this id, as it stands as the cause of what their deputy recorded. */
  abstract awayBy(event: string): string | undefined
  abstract people(): readonly { readonly user: string; readonly name: string; readonly agency: string; readonly roles: readonly string[]; readonly active: boolean }[]
}

/** Why an agency is sent nothing; undefined when its agreement holds. */
export function whyWithoutAgreement(standing: AgreementStanding): string | undefined {
  if (standing.inForce) return undefined
  if (standing.begins !== undefined) return `its information sharing agreement begins on ${inDate(standing.begins)}`
  return standing.ended === undefined ? 'no information sharing agreement is signed' : `its information sharing agreement ended on ${inDate(standing.ended)}`
}

/** Agencies that may be sent nothing now, and why: no information sharing agreement of theirs is in force. */
export function agenciesWithoutAgreement(get: Get): ReadonlyMap<string, string> {
  const [directory, today] = [get(Directory), londonDate(get(Clock).now())]
  const whys = directory.agencies().map(({ id }) => [id, whyWithoutAgreement(directory.agreementOf(id, today))] as const)
  return new Map(whys.filter((each): each is readonly [string, string] => each[1] !== undefined))
}

/** Agencies as the choices of a field of whom to send something: those that may be sent nothing stand last, with the reason. */
export function agencyChoicesNow(get: Get, agencies: readonly ListedAgency[] = get(Directory).agencies()): Readonly<Record<string, string>> {
  const without = agenciesWithoutAgreement(get)
  return Object.fromEntries([
    ...agencies.flatMap(({ id, name }) => (without.has(id) ? [] : [[id, name] as const])),
    ...agencies.flatMap(({ id, name }) => (without.has(id) ? [[id, `${name} (not to be asked: ${without.get(id) ?? ''})`] as const] : [])),
  ])
}

/** Districts as the choices of a field, each with its area. */
export const districtChoices = (directory: Directory): Readonly<Record<string, string>> =>
  Object.fromEntries(directory.districts().map(({ id, name, area }) => [id, directory.area(area) === name ? name : `${name} (${directory.area(area)})`]))

/** Agencies as the choices of a field. */
export const agencyChoices = (directory: Directory, except: readonly string[] = []): Readonly<Record<string, string>> =>
  Object.fromEntries(directory.agencies().flatMap(({ id, name }) => (except.includes(id) ? [] : [[id, name]])))
