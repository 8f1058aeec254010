import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { exampleDocuments, loadRuleFiles } from '@lantern/rules'
import type { PartnershipEntry } from '@lantern/rules'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import { specFor } from '@lantern/testing'
import { areaDefined, founded, housingRegistered, hubRegistered, idvaRegistered, partnershipFounded, policeRegistered } from '../partnership/partnership.examples.js'
import { initialState, evolve } from '../partnership/partnership.state.js'
import { partnership } from '../partnership/partnership.stream.js'
import { decideFoundPartnership, FoundPartnership } from './found-partnership.decide.js'

const given = specFor(partnership)
const entry = exampleDocuments.partnership
const found = (change: Partial<PartnershipEntry> = {}) => new FoundPartnership({ partnership: { ...entry, ...change } })

describe('found a partnership', () => {
  it('records the partnership, its areas and its agencies', () =>
    given().when(decideFoundPartnership, found()).then(partnershipFounded(), areaDefined(), hubRegistered(), policeRegistered(), idvaRegistered(), housingRegistered()))

  it('records Kent and Medway: 5 areas, 27 agencies', () => {
    const loaded = loadRuleFiles(join(import.meta.dirname, '../../../../infra/partnerships/kent-and-medway'))
    if ('refused' in loaded) throw new Error(JSON.stringify(loaded.refused))
    const command = new FoundPartnership({ partnership: loaded.documents.partnership })
    const events = decideFoundPartnership(command, initialState)
    expect(events.filter(event => event.type === 'AreaDefined')).toHaveLength(5)
    expect(events.filter(event => event.type === 'AgencyRegistered')).toHaveLength(27)
    expect(events.filter(event => event.type === 'AgreementRecorded')).toHaveLength(25)
    expect(events).toHaveLength(58)
    given(...events).when(decideFoundPartnership, command).thenNothing()
  })

  it('records nothing when the same file is read again', () => given(...founded).when(decideFoundPartnership, found()).thenNothing())

  it('records what is new, and only that', () => {
    const agency = { id: 'dover-housing', name: 'Dover housing', kind: 'housing' as const, serves: ['dover'] }
    given(...founded)
      .when(decideFoundPartnership, found({ agencies: [agency, ...entry.agencies] }))
      .then({ type: 'AgencyRegistered', data: { agencyId: 'dover-housing', name: 'Dover housing', kind: 'housing', serves: ['dover'] } })
    const area = { id: 'west', name: 'West', districts: [{ id: 'swale', name: 'Swale' }] }
    given(...founded)
      .when(decideFoundPartnership, found({ areas: [...entry.areas, area] }))
      .then({ type: 'AreaDefined', data: { areaId: 'west', name: 'West', districts: [{ id: 'swale', name: 'Swale' }] } })
  })

  it('does not mind in which order the file writes an entry', () =>
    given(...founded)
      .when(decideFoundPartnership, found({ agencies: entry.agencies.map(({ kind, ...rest }) => ({ kind, ...rest })) }))
      .thenNothing())

  it('says no to another partnership in the same log', () => given(...founded).when(decideFoundPartnership, found({ id: 'other' })).thenRefused('partnership.another'))

  it.each<[string, Partial<PartnershipEntry>]>([
    ['an agency is gone', { agencies: entry.agencies.slice(1) }],
    ['an agency is of another kind', { agencies: entry.agencies.map(agency => ({ ...agency, kind: 'fire' as const })) }],
    ['an area has other districts', { areas: entry.areas.map(area => ({ ...area, districts: area.districts.slice(1) })) }],
    ['a group is gone', { groups: [] }],
    ['its name is another', { name: 'Elsewhere' }],
  ])('says no when %s', (_, change) => given(...founded).when(decideFoundPartnership, found(change)).thenRefused('partnership.register-changed'))

  it('undoes nothing of what was done on screen: names, ends, districts, agencies', () => {
    const onScreen: readonly PartnershipEvent[] = [
      { type: 'AreaRenamed', data: { areaId: 'east', name: 'East Kent' } },
      { type: 'DistrictAdded', data: { areaId: 'east', districtId: 'thanet', name: 'Thanet' } },
      { type: 'DistrictEnded', data: { districtId: 'dover' } },
      { type: 'AgencyRenamed', data: { agencyId: 'kent-police', name: 'Police' } },
      { type: 'AgencyDistrictsChanged', data: { agencyId: 'canterbury-housing' } },
      { type: 'AgencyLeft', data: { agencyId: 'idva', on: '2027-01-11', because: 'notice' } },
      { type: 'AgencyRegistered', data: { agencyId: 'dover-housing', name: 'Dover housing', kind: 'housing', onScreen: true } },
      { type: 'GroupRenamed', data: { groupId: 'tactical-group', name: 'Tactical' } },
    ]
    given(...founded, ...onScreen).when(decideFoundPartnership, found()).thenNothing()
    // The file names one that an administrator added: it stays as it was added.
    given(...founded, ...onScreen)
      .when(decideFoundPartnership, found({ agencies: [...entry.agencies, { id: 'dover-housing', name: 'Dover District Council', kind: 'housing' }] }))
      .thenNothing()
    given(...founded, ...onScreen).when(decideFoundPartnership, found({ agencies: entry.agencies.map(agency => (agency.id === 'kent-police' ? { ...agency, name: 'Police' } : agency)) })).thenRefused('partnership.register-changed')
  })

  it('says which entry it is', () => {
    const state = founded.reduce(evolve, initialState)
    expect(() => decideFoundPartnership(found({ agencies: entry.agencies.slice(1) }), state)).toThrow(/Agency hub is gone\.$/)
  })
})
