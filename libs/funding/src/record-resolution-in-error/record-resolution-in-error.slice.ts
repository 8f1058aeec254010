import { controllerFor, Text } from '@lantern/web-kit'
import { commandSlice } from '../funding.slice.js'
import { resolutionLifecycle } from '../resolution/resolution.lifecycle.js'
import { resolutionKey } from '../resolution/resolution.refs.js'
import { decideRecordResolutionInError, RecordResolutionInError } from './record-resolution-in-error.decide.js'

export class RecordResolutionInErrorInput {
  @Text('what is wrong with it', { max: 1000, multiline: true, hint: 'It stays in the list, marked, and nothing can cite it any more. Record the right one as another.' }) reason!: string
}

export const recordResolutionInError = commandSlice({
  name: 'record-resolution-in-error',
  title: 'Record it in error',
  done: 'Recorded in error',
  verb: 'funding.record-resolution',
  refuses: ['funding.not-recorded'],
  lifecycle: resolutionLifecycle,
  rule: decideRecordResolutionInError,
  input: RecordResolutionInErrorInput,
  api: 'resolutions/:ref/error',
  page: 'resolutions/:ref/record-in-error',
  command: ({ reason }, { id, seal }) => new RecordResolutionInError({ resolutionId: id, reason: seal(resolutionKey(id), reason) }),
})
export class RecordResolutionInErrorController extends controllerFor(recordResolutionInError) {}
