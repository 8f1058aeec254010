import { Clock, londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { Directory, inDate, type Get } from '@lantern/web-kit'
import { seesAll } from './marac.access.js'

/** Who of the Hub may have a case now: coordinators, supervisors and managers who may sign in, by name. */
export const hubPeople = (directory: Directory) =>
  directory
    .people()
    .filter(({ user, agency, roles, active }) => active && seesAll({ user, agency, roles }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))

/** Everybody of the Hub who has or had cases, as the choices of a filter; last who may no longer sign in. */
export const everybodyOfTheHub = (directory: Directory): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...hubPeople(directory).map(({ user, name }) => [user, name] as const),
    ...directory.people().flatMap(({ user, name, agency, roles, active }) => (!active && seesAll({ user, agency, roles }) ? [[user, `${name} (can no longer sign in)`] as const] : [])),
  ])

/** As the choices of a field; who is away stands last, and until when. */
export function namedHubPeople(directory: Directory, today: CalendarDate): Readonly<Record<string, string>> {
  const named = hubPeople(directory).map(({ user, name }) => ({ user, name, away: directory.awayOf(user, today) }))
  return Object.fromEntries(named.toSorted((a, b) => Number(a.away !== undefined) - Number(b.away !== undefined)).map(({ user, name, away }) => [user, away ? `${name} (away until ${inDate(away.until)})` : name]))
}
export const hubPeopleChoices = (get: Get): Readonly<Record<string, string>> => namedHubPeople(get(Directory), londonDate(get(Clock).now()))
