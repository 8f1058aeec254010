import { Directory, type Get } from '@lantern/web-kit'
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

/** As the choices of a field. */
export const hubPeopleChoices = (get: Get): Readonly<Record<string, string>> => Object.fromEntries(hubPeople(get(Directory)).map(({ user, name }) => [user, name]))
