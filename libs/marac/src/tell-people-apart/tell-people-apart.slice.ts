import { controllerFor, Reference } from '@lantern/web-kit'
import { caseReadOf } from '../case-people.js'
import { commandSlice } from '../marac.slice.js'
import { becauseOf, knownIn, matchChoices, matchesOf } from '../possible-matches/possible-matches.query.js'
import { samePersonLifecycle } from '../same-person/same-person.lifecycle.js'
import { twoOf } from '../same-person/same-person.refs.js'
import { decideTellPeopleApart, TellPeopleApart } from './tell-people-apart.decide.js'

export class TellPeopleApartInput {
  @Reference('the person on this case') person!: string
  @Reference('the other record') other!: string
}

export const tellPeopleApart = commandSlice({
  name: 'tell-people-apart',
  title: 'Record as two different people',
  done: 'Recorded as two different people',
  verb: 'marac.match-people',
  refuses: ['marac.said-already'],
  lifecycle: samePersonLifecycle,
  rule: decideTellPeopleApart,
  input: TellPeopleApartInput,
  api: 'cases/:ref/people-told-apart',
  page: 'cases/:ref/tell-people-apart',
  under: 'maracCase',
  creates: ({ person, other }) => twoOf(person, other),
  reads: matchesOf,
  shows: caseReadOf,
  choices: async (_get, _ref, _actor, read) => matchChoices(await read()),
  command: ({ person, other }, { read }) => new TellPeopleApart({ one: knownIn(read, person), other: knownIn(read, other), because: becauseOf(read, person, other) }),
})
export class TellPeopleApartController extends controllerFor(tellPeopleApart) {}
