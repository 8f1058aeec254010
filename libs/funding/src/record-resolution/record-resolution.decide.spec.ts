import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { resolutionRecorded } from '../resolution/resolution.examples.js'
import { resolution } from '../resolution/resolution.stream.js'
import { decideRecordResolution, RecordResolution } from './record-resolution.decide.js'

const given = specFor(resolution)
const record = (data: Parameters<typeof resolutionRecorded>[0] = {}) => new RecordResolution(resolutionRecorded(data).data)

describe('record a resolution', () => {
  it('takes what was resolved on the day or before it', () => {
    given().when(decideRecordResolution, record()).then(resolutionRecorded())
    given().when(decideRecordResolution, record({ on: '2027-01-11' })).then(resolutionRecorded({ on: '2027-01-11' }))
  })
  it('says no to one that is to come', () => given().when(decideRecordResolution, record({ on: '2027-01-12' })).thenRefused('funding.resolution-to-come'))
  it('says no to a second one under the same reference', () => given(resolutionRecorded()).when(decideRecordResolution, record()).thenRefused('funding.recorded-already'))
})
