import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { founded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { AddArea, decideAddArea } from './add-area.decide.js'

const given = specFor(partnership)
const add = (name: string, ...districts: string[]) => new AddArea({ name, districts })

describe('add an area', () => {
  it('records it with its districts, under ids made of their names', () =>
    given(...founded)
      .when(decideAddArea, add('North Kent', 'Swale', 'Tonbridge & Malling'))
      .then({ type: 'AreaDefined', data: { areaId: 'north-kent', name: 'North Kent', districts: [{ id: 'swale', name: 'Swale' }, { id: 'tonbridge-malling', name: 'Tonbridge & Malling' }], onScreen: true } }))
  it('never uses an id again, and gives one to a name that has no letters of ours', () => {
    const ended = [{ type: 'AreaDefined', data: { areaId: 'west', name: 'West', districts: [{ id: 'swale', name: 'Swale' }] } }, { type: 'AreaEnded', data: { areaId: 'west' } }] as const
    given(...founded, ...ended)
      .when(decideAddArea, add('West', 'Swale', '李', '王'))
      .then({ type: 'AreaDefined', data: { areaId: 'west-2', name: 'West', districts: [{ id: 'swale-2', name: 'Swale' }, { id: 'district', name: '李' }, { id: 'district-2', name: '王' }], onScreen: true } })
  })
  it.each([['East', 'Swale'], ['east', 'Swale'], ['West', 'DOVER']])('says no to the names %s and %s, which are there', (area, district) =>
    given(...founded).when(decideAddArea, add(area, district)).thenRefused('partnership.name-taken'))
  it('says no to an area without districts', () => given(...founded).when(decideAddArea, add('West')).thenRefused('partnership.no-districts'))
})
