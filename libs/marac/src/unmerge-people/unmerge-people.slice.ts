import { controllerFor, Reference } from '@lantern/web-kit'
import { caseReadOf } from '../case-people.js'
import { commandSlice } from '../marac.slice.js'
import { knownIn, matchChoices, matchesOf } from '../possible-matches/possible-matches.query.js'
import { samePersonLifecycle } from '../same-person/same-person.lifecycle.js'
import { twoOf } from '../same-person/same-person.refs.js'
import { decideUnmergePeople, UnmergePeople } from './unmerge-people.decide.js'

export class UnmergePeopleInput {
  @Reference('the person on this case') person!: string
  @Reference('the other record') other!: string
}

export const unmergePeople = commandSlice({
  name: 'unmerge-people',
  title: 'Record as two records again',
  done: 'The two records stand apart again',
  verb: 'marac.match-people',
  refuses: ['marac.not-merged'],
  lifecycle: samePersonLifecycle,
  rule: decideUnmergePeople,
  input: UnmergePeopleInput,
  api: 'cases/:ref/unmerges',
  page: 'cases/:ref/unmerge-people',
  under: 'maracCase',
  creates: ({ person, other }) => twoOf(person, other),
  reads: matchesOf,
  shows: caseReadOf,
  choices: async (_get, _ref, _actor, read) => matchChoices(await read()),
  command: ({ person, other }, { read }) => new UnmergePeople({ one: knownIn(read, person), other: knownIn(read, other) }),
})
export class UnmergePeopleController extends controllerFor(unmergePeople) {}
