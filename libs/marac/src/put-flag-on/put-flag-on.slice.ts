import { beside, controllerFor } from '@lantern/web-kit'
import { whomToFlag } from '../whom-to-flag.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { PutFlagOn, decidePutFlagOn } from './put-flag-on.decide.js'

export class PutFlagOnInput {
}

export const putFlagOn = commandSlice({
  name: 'put-flag-on',
  title: 'Say that the flag is on',
  done: 'Recorded: your agency keeps the flag',
  verb: 'marac.answer-flag',
  refuses: ['marac.no-flag-to-put-on'],
  lifecycle: caseLifecycle,
  rule: decidePutFlagOn,
  input: PutFlagOnInput,
  api: 'cases/:ref/flag',
  page: 'cases/:ref/put-flag-on',
  template: beside(import.meta.url),
  shows: whomToFlag('on'),
  command: (_, { id }) => new PutFlagOn({ caseId: id }),
})
export class PutFlagOnController extends controllerFor(putFlagOn) {}
