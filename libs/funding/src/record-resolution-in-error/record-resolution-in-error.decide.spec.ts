import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { resolutionRecorded, resolutionRecordedInError } from '../resolution/resolution.examples.js'
import { resolution } from '../resolution/resolution.stream.js'
import { decideRecordResolutionInError, RecordResolutionInError } from './record-resolution-in-error.decide.js'

const given = specFor(resolution)
const inError = new RecordResolutionInError(resolutionRecordedInError().data)

describe('record that a resolution was recorded in error', () => {
  it('marks it', () => given(resolutionRecorded()).when(decideRecordResolutionInError, inError).then(resolutionRecordedInError()))
  it('says no where there is none, and a second time', () => {
    given().when(decideRecordResolutionInError, inError).thenRefused('funding.not-recorded')
    given(resolutionRecorded(), resolutionRecordedInError()).when(decideRecordResolutionInError, inError).thenRefused('funding.not-recorded')
  })
})
