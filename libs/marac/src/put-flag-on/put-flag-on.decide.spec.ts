import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, flagged, flagPutOn, flagsEnded, flagsRestarted, open } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decidePutFlagOn, PutFlagOn } from './put-flag-on.decide.js'

const given = specFor(maracCase)
const by = { user: 'housing-1', agency: 'canterbury-housing', roles: ['agency-lead'] }
const putOn = new PutFlagOn({ caseId: 'MC-4T7Q9-XWC2D' })

describe('say that the flag is on', () => {
  it('records it for the agency that says so, with the date that it was told', () => given(...flagged).when(decidePutFlagOn, putOn, { by }).then(flagPutOn()))
  it('is said again once the time started anew', () => given(...flagged, flagPutOn(), flagsRestarted()).when(decidePutFlagOn, putOn, { by }).then(flagPutOn({ until: '2028-06-01' })))
  it.each([
    ['it was said already', [...flagged, flagPutOn()]],
    ['the flag ended', [...flagged, flagsEnded()]],
    ['no flag was set', closed],
    ['the case is open', open],
    ['there is no case', []],
  ])('says no when %s', (_, history) => given(...history).when(decidePutFlagOn, putOn, { by }).thenRefused('marac.no-flag-to-put-on'))
  it('says no to an agency that has none', () => given(...flagged).when(decidePutFlagOn, putOn, { by: { ...by, agency: 'probation' } }).thenRefused('marac.no-flag-to-put-on'))
})
