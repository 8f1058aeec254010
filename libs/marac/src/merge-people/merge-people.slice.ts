import { controllerFor, Reference } from '@lantern/web-kit'
import { caseReadOf } from '../case-people.js'
import { commandSlice } from '../marac.slice.js'
import { becauseOf, knownIn, matchChoices, matchesOf } from '../possible-matches/possible-matches.query.js'
import { samePersonLifecycle } from '../same-person/same-person.lifecycle.js'
import { twoOf } from '../same-person/same-person.refs.js'
import { decideMergePeople, MergePeople } from './merge-people.decide.js'

export class MergePeopleInput {
  @Reference('the person on this case') person!: string
  @Reference('the other record') other!: string
}

export const mergePeople = commandSlice({
  name: 'merge-people',
  title: 'Record as the same person',
  done: 'Recorded as the same person',
  verb: 'marac.match-people',
  refuses: ['marac.merged-already'],
  lifecycle: samePersonLifecycle,
  rule: decideMergePeople,
  input: MergePeopleInput,
  api: 'cases/:ref/merges',
  page: 'cases/:ref/merge-people',
  under: 'maracCase',
  creates: ({ person, other }) => twoOf(person, other),
  reads: matchesOf,
  shows: caseReadOf,
  choices: async (_get, _ref, _actor, read) => matchChoices(await read()),
  command: ({ person, other }, { read }) => new MergePeople({ one: knownIn(read, person), other: knownIn(read, other), because: becauseOf(read, person, other) }),
})
export class MergePeopleController extends controllerFor(mergePeople) {}
