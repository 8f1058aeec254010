import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { founded, userAdded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { decideLeavePartnership, LeavePartnership } from './leave-partnership.decide.js'

const given = specFor(partnership)
const on = { now: '2027-01-11T09:00:00.000Z' }
const leave = (agencyId: string) => new LeavePartnership({ agencyId, because: 'merged' })
const left = { type: 'AgencyLeft', data: { agencyId: 'canterbury-housing', on: '2027-01-11', because: 'merged' } } as const

describe('an agency leaves', () => {
  it('records the day in London, whoever is of it', () => {
    given(...founded, userAdded({ agency: 'canterbury-housing', roles: ['agency-lead'] })).when(decideLeavePartnership, leave('canterbury-housing'), on).then(left)
    given(...founded).when(decideLeavePartnership, leave('canterbury-housing'), { now: '2027-07-01T23:30:00.000Z' }).then({ ...left, data: { ...left.data, on: '2027-07-02' } })
  })
  it('may leave again once it came back', () =>
    given(...founded, left, { type: 'AgencyRejoined', data: { agencyId: 'canterbury-housing', on: '2027-01-11' } }).when(decideLeavePartnership, leave('canterbury-housing'), on).then(left))
  it('says no to the Hub, to who has left, and to who never was there', () => {
    given(...founded).when(decideLeavePartnership, leave('hub'), on).thenRefused('partnership.hub-stays')
    given(...founded, left).when(decideLeavePartnership, leave('canterbury-housing'), on).thenRefused('partnership.has-left')
    given(...founded).when(decideLeavePartnership, leave('essex-police'), on).thenRefused('partnership.no-such-agency')
  })
})
