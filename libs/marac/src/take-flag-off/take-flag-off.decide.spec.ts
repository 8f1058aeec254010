import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, flagged, flagPutOn, flagsEnded, flagTakenOff } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideTakeFlagOff, TakeFlagOff } from './take-flag-off.decide.js'

const given = specFor(maracCase)
const by = { user: 'housing-1', agency: 'canterbury-housing', roles: ['agency-lead'] }
const off = new TakeFlagOff({ caseId: 'MC-4T7Q9-XWC2D' })

describe('say that the flag is off', () => {
  it.each([['it had said that it was on', [...flagged, flagPutOn(), flagsEnded()]], ['it had never said so', [...flagged, flagsEnded()]]])('records it once the flag ended, when %s', (_, history) =>
    given(...history).when(decideTakeFlagOff, off, { by }).then(flagTakenOff()))
  it.each([
    ['the flag has not ended', [...flagged, flagPutOn()]],
    ['it was said already', [...flagged, flagsEnded(), flagTakenOff()]],
    ['no flag was set', closed],
    ['there is no case', []],
  ])('says no when %s', (_, history) => given(...history).when(decideTakeFlagOff, off, { by }).thenRefused('marac.no-flag-to-take-off'))
})
