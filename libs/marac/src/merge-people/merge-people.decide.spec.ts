import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { peopleMerged, peopleToldApart, peopleUnmerged } from '../same-person/same-person.examples.js'
import { samePerson } from '../same-person/same-person.stream.js'
import { decideMergePeople, MergePeople } from './merge-people.decide.js'

const given = specFor(samePerson)
const merge = new MergePeople(peopleMerged().data)

describe('merge two records of one person', () => {
  it('says that they are one', () => given().when(decideMergePeople, merge).then(peopleMerged()))
  it('is possible again once it was taken back, or after they were said to be two', () => {
    given(peopleMerged(), peopleUnmerged()).when(decideMergePeople, merge).then(peopleMerged())
    given(peopleToldApart()).when(decideMergePeople, merge).then(peopleMerged())
  })
  it('says no a second time', () => given(peopleMerged()).when(decideMergePeople, merge).thenRefused('marac.merged-already'))
})
