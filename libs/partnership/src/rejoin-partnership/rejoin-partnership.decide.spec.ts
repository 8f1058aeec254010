import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { founded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { decideRejoinPartnership, RejoinPartnership } from './rejoin-partnership.decide.js'

const given = specFor(partnership)
const on = { now: '2027-02-01T09:00:00.000Z' }
const rejoin = (agencyId: string) => new RejoinPartnership({ agencyId })

describe('an agency comes back', () => {
  it('records it', () =>
    given(...founded, { type: 'AgencyLeft', data: { agencyId: 'kent-police', on: '2027-01-11', because: 'notice' } })
      .when(decideRejoinPartnership, rejoin('kent-police'), on)
      .then({ type: 'AgencyRejoined', data: { agencyId: 'kent-police', on: '2027-02-01' } }))
  it('says no to who has not left, and to who never was there', () => {
    given(...founded).when(decideRejoinPartnership, rejoin('kent-police'), on).thenRefused('partnership.has-not-left')
    given(...founded).when(decideRejoinPartnership, rejoin('essex-police'), on).thenRefused('partnership.no-such-agency')
  })
})
