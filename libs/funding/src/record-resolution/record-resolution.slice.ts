import type { CalendarDate } from '@lantern/decision'
import { CalendarDate as DateField, controllerFor, OneOf, Text } from '@lantern/web-kit'
import { commandSlice } from '../funding.slice.js'
import type { ResolvedBy } from '../resolution/resolution.events.js'
import { resolutionLifecycle } from '../resolution/resolution.lifecycle.js'
import { resolutionKey, resolutionRefOf } from '../resolution/resolution.refs.js'
import { resolvedByWords } from '../resolution/resolution.words.js'
import { decideRecordResolution, RecordResolution } from './record-resolution.decide.js'

export class RecordResolutionInput {
  @OneOf('who resolved it', { choices: resolvedByWords }) resolvedBy!: ResolvedBy
  @DateField('the day of the meeting') on!: CalendarDate
  @Text('the item of the minutes', { max: 40, hint: 'Its number there, such as 167 or D2' }) item!: string
  @Text('what was resolved', { max: 4000, multiline: true, hint: 'In the words of the minutes. No names of people on cases.' }) text!: string
}

export const recordResolution = commandSlice({
  name: 'record-resolution',
  title: 'Record a resolution',
  done: 'Resolution recorded',
  verb: 'funding.record-resolution',
  refuses: ['funding.recorded-already', 'funding.resolution-to-come'],
  lifecycle: resolutionLifecycle,
  rule: decideRecordResolution,
  input: RecordResolutionInput,
  api: 'resolutions',
  page: 'resolutions/record',
  creates: (_, { actor, commandId }) => resolutionRefOf(actor.user, commandId),
  command: ({ text, ...input }, { id, seal }) => new RecordResolution({ ...input, resolutionId: id, text: seal(resolutionKey(id), text) }),
})
export class RecordResolutionController extends controllerFor(recordResolution) {}
