import { Clock, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate } from '@lantern/decision'
import { inDate } from '../views/index.js'
import type { Get, Names } from './lifecycle.js'

export interface ListedAgency {
  readonly id: string
  readonly name: string
  readonly kind: string
  /** The districts that it serves; all, unless said. */
  readonly serves?: readonly string[]
  /** The day from which it is no longer of the partnership. It keeps its name on old cases. */
  readonly left?: CalendarDate
}
export interface ListedDistrict {
  readonly id: string
  readonly name: string
  /** The area that it is in. */
  readonly area: string
  /** Nothing new is given to it. */
  readonly ended?: true
}
export interface ListedArea {
  readonly id: string
  readonly name: string
  readonly districts: readonly string[]
  /** Nothing new is given to it. */
  readonly ended?: true
}

/**
 * Whether an agency's information sharing agreement holds on a day, and until which (undefined: no end is known, as for the Hub itself). Where it does not, when the last
 * one ended and when the next begins, if there is one. `left`: the agency itself is no longer of the partnership, from that day on.
 */
export type AgreementStanding = { readonly inForce: true; readonly until: CalendarDate | undefined } | { readonly inForce: false; readonly ended: CalendarDate | undefined; readonly begins: CalendarDate | undefined; readonly left?: CalendarDate }

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
  /** All but the Hub, those that left too. */
  abstract agencies(): readonly ListedAgency[]
  /** Whom they all work with; undefined before the partnership is founded. */
  abstract hub(): ListedAgency | undefined
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
  if (standing.left !== undefined) return `it left the partnership on ${inDate(standing.left)}`
  if (standing.begins !== undefined) return `its information sharing agreement begins on ${inDate(standing.begins)}`
  return standing.ended === undefined ? 'no information sharing agreement is signed' : `its information sharing agreement ended on ${inDate(standing.ended)}`
}

/** Agencies that may be sent nothing now, and why: no information sharing agreement of theirs is in force. */
export function agenciesWithoutAgreement(get: Get): ReadonlyMap<string, string> {
  const [directory, today] = [get(Directory), londonDate(get(Clock).now())]
  const whys = directory.agencies().map(({ id }) => [id, whyWithoutAgreement(directory.agreementOf(id, today))] as const)
  return new Map(whys.filter((each): each is readonly [string, string] => each[1] !== undefined))
}

/** Agencies as the choices of a field of whom to send something: those that may be sent nothing stand last, with the reason; those that left are not there. */
export function agencyChoicesNow(get: Get, agencies: readonly ListedAgency[] = get(Directory).agencies()): Readonly<Record<string, string>> {
  const without = agenciesWithoutAgreement(get)
  const there = agencies.filter(({ left }) => left === undefined)
  return Object.fromEntries([
    ...there.flatMap(({ id, name }) => (without.has(id) ? [] : [[id, name] as const])),
    ...there.flatMap(({ id, name }) => (without.has(id) ? [[id, `${name} (not to be asked: ${without.get(id) ?? ''})`] as const] : [])),
  ])
}

/** Districts as the choices of a field, each with its area; those that have ended for what was alone. */
export const districtChoices = (directory: Directory, all = false): Readonly<Record<string, string>> =>
  Object.fromEntries(directory.districts().flatMap(({ id, name, area, ended }) => (ended && !all ? [] : [[id, directory.area(area) === name ? name : `${name} (${directory.area(area)})`]])))

/** Agencies as the choices of a field of what was: those that have left, too. */
export const agencyChoices = (directory: Directory, except: readonly string[] = []): Readonly<Record<string, string>> =>
  Object.fromEntries(directory.agencies().flatMap(({ id, name, left }) => (except.includes(id) ? [] : [[id, left === undefined ? name : `${name} (has left)`]])))

/** Areas as the choices of a field of what is new. */
export const areaChoices = (directory: Directory): Readonly<Record<string, string>> => Object.fromEntries(directory.areas().flatMap(({ id, name, ended }) => (ended ? [] : [[id, name]])))

/** Why something that was chosen is not among the choices, where it was once: an agency that left while a form was being filled in. */
export function whyNotOffered(directory: Directory, id: string): string | undefined {
  const agency = directory.agencies().find(each => each.id === id)
  if (agency?.left !== undefined) return `${agency.name} left the partnership on ${inDate(agency.left)}. Select another`
  const area = directory.areas().find(each => each.id === id)
  return area?.ended ? `${area.name} is no longer an area of the partnership. Select another` : undefined
}

/** What cases still need of the set-up. Whoever holds cases provides it, so that the partnership knows nothing of them but that they do. */
export abstract class SetUpUse {
  /** Areas in which cases are not closed. */
  abstract areasWithCases(): Promise<readonly string[]>
  /** Agencies that left and still have something to do that nobody else was given, whoever may know of it. */
  abstract agenciesWithDuties(): Promise<readonly string[]>
  /** How many requests for research this person has taken and not answered, among the cases that the reader may know to be there. */
  abstract researchTakenBy(user: string, reader: Actor): Promise<number>
}
