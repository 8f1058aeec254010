import { beside, controllerFor } from '@lantern/web-kit'
import { whomToFlag } from '../whom-to-flag.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { TakeFlagOff, decideTakeFlagOff } from './take-flag-off.decide.js'

export class TakeFlagOffInput {
}

export const takeFlagOff = commandSlice({
  name: 'take-flag-off',
  title: 'Say that the flag is off',
  done: 'Recorded: your agency has taken the flag off',
  verb: 'marac.answer-flag',
  refuses: ['marac.no-flag-to-take-off'],
  lifecycle: caseLifecycle,
  rule: decideTakeFlagOff,
  input: TakeFlagOffInput,
  api: 'cases/:ref/flag-end',
  page: 'cases/:ref/take-flag-off',
  template: beside(import.meta.url),
  shows: whomToFlag('off'),
  command: (_, { id }) => new TakeFlagOff({ caseId: id }),
})
export class TakeFlagOffController extends controllerFor(takeFlagOff) {}
