import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, open, referred, victimNotTold, victimTold } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideRecordVictimTold, RecordVictimTold, type Telling } from './record-victim-told.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'
const says = (telling: Telling) => new RecordVictimTold({ caseId, telling })
const told = (toldOn = '2027-01-11') => says({ ...victimTold().data, told: true, toldOn })
const notTold = says({ ...victimNotTold().data, told: false })

describe('record whether the victim was told of the plan', () => {
  it.each([['open', open], ['closed', closed]])('is possible while the case is %s', (_, history) => {
    given(...history).when(decideRecordVictimTold, told()).then(victimTold())
    given(...history).when(decideRecordVictimTold, notTold).then(victimNotTold())
  })
  it('is said again: first not, then told', () => given(...open, victimNotTold()).when(decideRecordVictimTold, told()).then(victimTold()))
  it('says no to a day that lies ahead', () => given(...open).when(decideRecordVictimTold, told('2027-01-12')).thenRefused('marac.date-ahead'))
  it.each([['only referred', referred], ['not there', []]])('says no while the case is %s', (_, history) => given(...history).when(decideRecordVictimTold, told()).thenRefused('marac.case-not-open'))
})
