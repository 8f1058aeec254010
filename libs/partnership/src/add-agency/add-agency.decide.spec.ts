import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { founded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { AddAgency, decideAddAgency } from './add-agency.decide.js'

const given = specFor(partnership)
const add = (name: string, serves?: readonly string[]) => new AddAgency({ name, kind: 'housing', ...(serves && { serves }) })

describe('add an agency', () => {
  it('records it with what it is and serves', () =>
    given(...founded).when(decideAddAgency, add('Dover housing', ['dover'])).then({ type: 'AgencyRegistered', data: { agencyId: 'dover-housing', name: 'Dover housing', kind: 'housing', serves: ['dover'], onScreen: true } }))
  it('serves all districts, unless told', () =>
    given(...founded).when(decideAddAgency, add('Kent housing')).then({ type: 'AgencyRegistered', data: { agencyId: 'kent-housing', name: 'Kent housing', kind: 'housing', onScreen: true } }))
  it('says no to a name that is there, or of one that left: it may come back', () => {
    given(...founded).when(decideAddAgency, add('kent police')).thenRefused('partnership.name-taken')
    given(...founded, { type: 'AgencyLeft', data: { agencyId: 'kent-police', on: '2027-01-11', because: 'closed' } }).when(decideAddAgency, add('Kent Police')).thenRefused('partnership.name-taken')
  })
  it('says no to a district that is not there', () => given(...founded).when(decideAddAgency, add('Dover housing', ['swale'])).thenRefused('partnership.no-such-part'))
})
