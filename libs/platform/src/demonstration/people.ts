import type { Actor } from '@lantern/decision'
import type { AgencyEntry } from '@lantern/rules'
import type { Chance } from './chance.js'
import { staffName } from './invented.js'

export interface Person extends Actor {
  readonly name: string
}

/** The posts of the Hub as the Kent paper gives them (manager, supervisor, four coordinators), a member of the Tactical Group and an administrator. */
const hubPosts = [
  ['marac-manager', ['marac-manager']],
  ['supervisor', ['supervisor']],
  ['coordinator-1', ['coordinator']],
  ['coordinator-2', ['coordinator']],
  ['coordinator-3', ['coordinator']],
  ['coordinator-4', ['coordinator']],
  ['tactical-group', ['tactical-member']],
  ['administrator', ['administrator']],
] as const

/** Others of the groups that govern; after everybody, so that the names of a seed stay whose they are. */
const groupPosts = [
  ['steering-group', ['steering-member']],
  ['executive-group', ['executive-member']],
] as const

/** Who keeps the funds: drawn by a chance of their own, so that what happens in the cases of a seed stays as it is. */
const fundPosts = [['finance-officer', ['finance-officer']]] as const

/** Two people in each agency: one who answers for it, and the lead. IDVAs are representatives of their service. */
export function peopleOf(agencies: readonly Pick<AgencyEntry, 'id' | 'kind'>[], chance: Chance): readonly Person[] {
  const hub = agencies.find(({ kind }) => kind === 'hub')
  const posts = hub ? hubPosts.map(([user, roles]) => ({ user, agency: hub.id, roles })) : []
  const others = agencies
    .filter(({ kind }) => kind !== 'hub')
    .flatMap(({ id, kind }) => [
      { user: `${id}-representative`, agency: id, roles: [kind === 'idva' ? 'idva' : 'agency-representative'] },
      { user: `${id}-lead`, agency: id, roles: ['agency-lead'] },
    ])
  const groups = hub ? groupPosts.map(([user, roles]) => ({ user, agency: hub.id, roles })) : []
  const taken = new Set<string>()
  const ofFunds = hub ? fundPosts.map(([user, roles]) => ({ user, agency: hub.id, roles })) : []
  const funds = chance.fork('funds')
  return [...[...posts, ...others, ...groups].map(person => ({ ...person, name: unusedName(chance, taken) })), ...ofFunds.map(person => ({ ...person, name: unusedName(funds, taken) }))]
}

/** No two people of the demonstration have one name: a list of them would be a puzzle. */
function unusedName(chance: Chance, taken: Set<string>): string {
  for (;;) {
    const name = staffName(chance)
    if (!taken.has(name)) {
      taken.add(name)
      return name
    }
  }
}
