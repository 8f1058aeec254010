import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { peopleMerged, peopleToldApart, peopleUnmerged } from '../same-person/same-person.examples.js'
import { samePerson } from '../same-person/same-person.stream.js'
import { decideTellPeopleApart, TellPeopleApart } from './tell-people-apart.decide.js'

const given = specFor(samePerson)
const apart = new TellPeopleApart(peopleToldApart().data)

describe('tell two people apart', () => {
  it('says that they are two', () => given().when(decideTellPeopleApart, apart).then(peopleToldApart()))
  it.each([['they are one', [peopleMerged()]], ['it was said already', [peopleToldApart()]]])('says no when %s', (_, history) => given(...history).when(decideTellPeopleApart, apart).thenRefused('marac.said-already'))
  it('is possible once merging them was taken back', () => given(peopleMerged(), peopleUnmerged()).when(decideTellPeopleApart, apart).then(peopleToldApart()))
})
