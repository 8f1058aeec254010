import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { founded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { ChangeAgencyDistricts, decideChangeAgencyDistricts } from './change-agency-districts.decide.js'

const given = specFor(partnership)
const agencyId = 'canterbury-housing'
const change = (serves?: readonly string[], id = agencyId) => new ChangeAgencyDistricts({ agencyId: id, ...(serves && { serves }) })

describe('change which districts an agency serves', () => {
  it.each([[['dover']], [undefined]])('records %j', serves =>
    given(...founded).when(decideChangeAgencyDistricts, change(serves)).then({ type: 'AgencyDistrictsChanged', data: { agencyId, ...(serves && { serves }) } }))
  it('records nothing when they are the same', () => {
    given(...founded).when(decideChangeAgencyDistricts, change(['canterbury'])).thenNothing()
    given(...founded).when(decideChangeAgencyDistricts, change(undefined, 'kent-police')).thenNothing()
  })
  it('says no to a district that is not there, to the Hub, and to who has left', () => {
    given(...founded).when(decideChangeAgencyDistricts, change(['swale'])).thenRefused('partnership.no-such-part')
    given(...founded).when(decideChangeAgencyDistricts, change(['dover'], 'hub')).thenRefused('partnership.no-such-agency')
    given(...founded, { type: 'AgencyLeft', data: { agencyId, on: '2027-01-11', because: 'closed' } }).when(decideChangeAgencyDistricts, change(['dover'])).thenRefused('partnership.no-such-agency')
  })
})
