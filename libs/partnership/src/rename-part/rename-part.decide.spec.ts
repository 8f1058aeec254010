import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { founded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { decideRenamePart, RenamePart } from './rename-part.decide.js'

const given = specFor(partnership)
const rename = (part: string, name: string) => new RenamePart({ part, name })

describe('rename a part of the set-up', () => {
  it.each([
    ['area_east', { type: 'AreaRenamed', data: { areaId: 'east', name: 'Another' } }],
    ['district_dover', { type: 'DistrictRenamed', data: { districtId: 'dover', name: 'Another' } }],
    ['agency_hub', { type: 'AgencyRenamed', data: { agencyId: 'hub', name: 'Another' } }],
    ['group_tactical-group', { type: 'GroupRenamed', data: { groupId: 'tactical-group', name: 'Another' } }],
  ] as const)('records the new name of %s', (part, event) => given(...founded).when(decideRenamePart, rename(part, 'Another')).then(event))
  it('records nothing when it has the name already', () => given(...founded).when(decideRenamePart, rename('area_east', 'East')).thenNothing())
  it('may change how it is written', () => given(...founded).when(decideRenamePart, rename('area_east', 'EAST')).then({ type: 'AreaRenamed', data: { areaId: 'east', name: 'EAST' } }))
  it('says no to the name of another, and to what is not there', () => {
    given(...founded).when(decideRenamePart, rename('agency_hub', 'Kent Police')).thenRefused('partnership.name-taken')
    given(...founded).when(decideRenamePart, rename('area_hub', 'Another')).thenRefused('partnership.no-such-part')
  })
})
