import { roleWords } from '../partnership/partnership.words.js'
import type { Register } from '../register.js'

export interface DemonstrationPerson {
  readonly user: string
  readonly name: string
  readonly agency: string
  readonly roles: readonly string[]
}

const oversight = ['governance-viewer', 'steering-member', 'tactical-member', 'executive-member', 'ig-officer', 'auditor', 'reviews-officer', 'review-chair', 'finance-officer', 'administrator']

/** Everybody who may sign in. `agency` and `roles` are ids. */
export const demonstrationPeople = (register: Register): readonly DemonstrationPerson[] =>
  register.people().flatMap(({ user, name, agency, roles, active }) => (active ? [{ user, name, agency, roles }] : []))

const worded = (roles: readonly string[]): string => roles.map(role => new Map(Object.entries(roleWords)).get(role) ?? role).join(', ')

/** The same as a page shows them: the Hub, those who oversee or administer, and the agencies, which are many. Groups without anybody are left out. */
export function groupsOf(register: Register) {
  const agencies = new Set(register.agencies().map(({ id }) => id))
  const people = demonstrationPeople(register).map(person => ({ ...person, agencyName: register.agency(person.agency), rolesInWords: worded(person.roles) }))
  const isOversight = ({ roles }: DemonstrationPerson) => roles.every(role => oversight.includes(role))
  const inAgency = ({ agency }: DemonstrationPerson) => agencies.has(agency)
  return [
    { heading: 'MARAC Hub', people: people.filter(person => !isOversight(person) && !inAgency(person)) },
    { heading: 'Governance and administration', people: people.filter(isOversight) },
    { heading: 'Agencies', people: people.filter(person => !isOversight(person) && inAgency(person)).toSorted((a, b) => a.agencyName.localeCompare(b.agencyName, 'en-GB')) },
  ].filter(group => group.people.length > 0)
}
