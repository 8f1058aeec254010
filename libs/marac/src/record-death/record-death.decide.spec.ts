import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, notAccepted, open, personDied, referred } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideRecordDeath, RecordDeath } from './record-death.decide.js'

const given = specFor(maracCase)
const { role: _role, ...said } = personDied().data

describe('record that a person has died', () => {
  it.each([['only referred', referred], ['open', open], ['not accepted', notAccepted], ['closed', closed]])('is possible while the case is %s', (_, history) =>
    given(...history).when(decideRecordDeath, new RecordDeath(said)).then(personDied()))
  it('says it of the victim as of the perpetrator', () => given(...open, personDied()).when(decideRecordDeath, new RecordDeath({ ...said, personId: 'p1' })).then(personDied({ personId: 'p1', role: 'victim' })))
  it('takes a day that has come', () => {
    given(...open).when(decideRecordDeath, new RecordDeath({ ...said, diedOn: '2027-01-11' }), { now: '2027-01-11T12:00:00.000Z' }).then(personDied({ diedOn: '2027-01-11' }))
    given(...open).when(decideRecordDeath, new RecordDeath({ ...said, diedOn: '2027-01-12' }), { now: '2027-01-11T12:00:00.000Z' }).thenRefused('marac.died-in-the-future')
  })
  it('says no a second time', () => given(...open, personDied()).when(decideRecordDeath, new RecordDeath(said)).thenRefused('marac.died-already'))
  it('says no of somebody who is not on the case', () => given(...open).when(decideRecordDeath, new RecordDeath({ ...said, personId: 'p9' })).thenRefused('marac.not-on-the-case'))
})
