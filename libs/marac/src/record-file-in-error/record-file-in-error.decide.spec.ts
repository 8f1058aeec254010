import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { caseClosed, fileAdded, fileRecordedInError, open } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideRecordFileInError, RecordFileInError } from './record-file-in-error.decide.js'

const given = specFor(maracCase)
const inError = (any = false, fileId = 'f1') => new RecordFileInError({ ...fileRecordedInError({ fileId }).data, any })
const police = { by: { user: 'police-1', agency: 'kent-police', roles: ['agency-lead'] } }
const own = fileAdded({ agency: 'kent-police' })

describe('record a file in error', () => {
  it('is for the agency whose file it is', () => given(...open, own).when(decideRecordFileInError, inError(), police).then(fileRecordedInError()))
  it('is for the Hub, whosever it is', () => given(...open, own).when(decideRecordFileInError, inError(true)).then(fileRecordedInError()))
  it('is possible after the case is closed', () => given(...open, own, caseClosed()).when(decideRecordFileInError, inError(), police).then(fileRecordedInError()))
  it('says no to another agency', () => given(...open, fileAdded()).when(decideRecordFileInError, inError(), police).thenRefused('marac.not-your-file'))
  it('says no to a second time', () => given(...open, own, fileRecordedInError()).when(decideRecordFileInError, inError(), police).thenRefused('marac.no-such-file'))
  it.each(['f9', 'constructor'])('says no to %s, which is no file', id => given(...open, own).when(decideRecordFileInError, inError(true, id)).thenRefused('marac.no-such-file'))
  it('says no before there is a case', () => given().when(decideRecordFileInError, inError(true)).thenRefused('marac.case-not-open'))
})
