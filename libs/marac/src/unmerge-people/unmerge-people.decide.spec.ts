import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { peopleMerged, peopleToldApart, peopleUnmerged } from '../same-person/same-person.examples.js'
import { samePerson } from '../same-person/same-person.stream.js'
import { decideUnmergePeople, UnmergePeople } from './unmerge-people.decide.js'

const given = specFor(samePerson)
const unmerge = new UnmergePeople(peopleUnmerged().data)

describe('take back that two records are of one person', () => {
  it('restores two records', () => given(peopleMerged()).when(decideUnmergePeople, unmerge).then(peopleUnmerged()))
  it.each([['nobody said that they are one', []], ['it was taken back already', [peopleMerged(), peopleUnmerged()]], ['they are two', [peopleToldApart()]]])('says no when %s', (_, history) =>
    given(...history).when(decideUnmergePeople, unmerge).thenRefused('marac.not-merged'))
})
