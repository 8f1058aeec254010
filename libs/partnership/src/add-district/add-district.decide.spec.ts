import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { founded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { AddDistrict, decideAddDistrict } from './add-district.decide.js'

const given = specFor(partnership)
const add = (areaId: string, name: string) => new AddDistrict({ areaId, name })

describe('add a district', () => {
  it('records it in its area', () => given(...founded).when(decideAddDistrict, add('east', 'Thanet')).then({ type: 'DistrictAdded', data: { areaId: 'east', districtId: 'thanet', name: 'Thanet' } }))
  it('says no to a name that is there, in whatever area', () => given(...founded).when(decideAddDistrict, add('east', 'Dover')).thenRefused('partnership.name-taken'))
  it('takes the name of one that ended, and another id', () =>
    given(...founded, { type: 'DistrictEnded', data: { districtId: 'dover' } }).when(decideAddDistrict, add('east', 'Dover')).then({ type: 'DistrictAdded', data: { areaId: 'east', districtId: 'dover-2', name: 'Dover' } }))
  it('says no to an area that is not there, or has ended', () => {
    given(...founded).when(decideAddDistrict, add('west', 'Thanet')).thenRefused('partnership.no-such-part')
    given(...founded, { type: 'AreaEnded', data: { areaId: 'east' } }).when(decideAddDistrict, add('east', 'Thanet')).thenRefused('partnership.no-such-part')
  })
})
