import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { specFor } from '@lantern/testing'
import { caseTransferred, flagsSet, open, transferAcknowledged, transferRefused } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideTakeCaseBack, TakeCaseBack } from './take-case-back.decide.js'

const given = specFor(maracCase)
const { transferId: _id, ...said } = transferRefused().data
const back = new TakeCaseBack(said)

describe('a transfer that the other area does not take', () => {
  it('is recorded with who said so, and why', () => given(...open, caseTransferred()).when(decideTakeCaseBack, back).then(transferRefused()))
  it('leaves the case and its flags as they were', () => {
    const { status, flags, transfer } = fold(maracCase, [...open, caseTransferred(), flagsSet(), transferRefused()])
    expect({ status, flags, transfer }).toEqual({ status: 'open', flags: Object.fromEntries(flagsSet().data.agencies.map(agency => [agency, 'to-put-on'])), transfer: undefined })
  })
  it.each([['before it was sent', '2027-01-10'], ['in the future', '2027-01-12']])('says no to a day %s', (_, refusedOn) =>
    given(...open, caseTransferred()).when(decideTakeCaseBack, new TakeCaseBack({ ...said, refusedOn })).thenRefused('marac.transfer-day'))
  it.each([['nothing was sent', open], ['it was acknowledged', [...open, caseTransferred(), transferAcknowledged()]]])('says no when %s', (_, history) =>
    given(...history).when(decideTakeCaseBack, back).thenRefused('marac.no-transfer'))
})
