import { describe, expect, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { founded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { decideEndPart, EndPart } from './end-part.decide.js'

const given = specFor(partnership)
const rules = exampleRules()
const end = (part: string, withCases: readonly string[] = []) => new EndPart({ part, withCases })
const west = { type: 'AreaDefined', data: { areaId: 'west', name: 'West', districts: [{ id: 'swale', name: 'Swale' }] } } as const

describe('end an area, a district or a group', () => {
  it('records the end of an area that no case needs', () => given(...founded, west).when(decideEndPart, end('area_west', ['east']), { rules }).then({ type: 'AreaEnded', data: { areaId: 'west' } }))
  it('says no while cases of the area are not closed, and to the only one', () => {
    given(...founded, west).when(decideEndPart, end('area_west', ['west']), { rules }).thenRefused('partnership.area-has-cases')
    given(...founded).when(decideEndPart, end('area_east'), { rules }).thenRefused('partnership.last-area')
    given(...founded, west, { type: 'AreaEnded', data: { areaId: 'west' } }).when(decideEndPart, end('area_east'), { rules }).thenRefused('partnership.last-area')
  })
  it('says which agencies would serve nothing', () => {
    given(...founded, west).when(decideEndPart, end('area_east'), { rules }).thenRefused('partnership.serve-nothing-else')
    given(...founded).when(decideEndPart, end('district_canterbury'), { rules }).thenRefused('partnership.serve-nothing-else')
    const state = founded.reduce(partnership.evolve, partnership.initialState)
    expect(() => decideEndPart(end('district_canterbury'), state, { rules })).toThrow(/first: Canterbury housing\.$/)
  })
  it('asks only of agencies that are there, and by what they serve now', () => {
    const left = { type: 'AgencyLeft', data: { agencyId: 'canterbury-housing', on: '2027-01-11', because: 'closed' } } as const
    const both = { type: 'AgencyDistrictsChanged', data: { agencyId: 'canterbury-housing', serves: ['canterbury', 'dover'] } } as const
    for (const before of [left, both]) given(...founded, before).when(decideEndPart, end('district_canterbury'), { rules }).then({ type: 'DistrictEnded', data: { districtId: 'canterbury' } })
  })
  it('says no to the last district of an area', () => {
    given(...founded, { type: 'DistrictEnded', data: { districtId: 'dover' } }).when(decideEndPart, end('district_canterbury'), { rules }).thenRefused('partnership.last-district')
    given(...founded, west).when(decideEndPart, end('district_swale'), { rules }).thenRefused('partnership.last-district')
  })
  it('ends a group, but none that the ladder of escalation reaches', () => {
    given(...founded, { type: 'GroupAdded', data: { groupId: 'steering', name: 'Steering' } }).when(decideEndPart, end('group_steering'), { rules }).then({ type: 'GroupEnded', data: { groupId: 'steering' } })
    given(...founded, { type: 'GroupAdded', data: { groupId: 'agency-lead', name: 'Leads' } }).when(decideEndPart, end('group_agency-lead'), { rules }).thenRefused('partnership.on-the-ladder')
  })
  it.each(['agency_kent-police', 'area_nowhere', 'district_swale'])('says no to %s', part =>
    given(...founded, west, { type: 'AreaEnded', data: { areaId: 'west' } }).when(decideEndPart, end(part), { rules }).thenRefused('partnership.no-such-part'))
})
