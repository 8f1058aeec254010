import { beside, controllerFor, OneOf, Text } from '@lantern/web-kit'
import type { ConflictWith } from '../marac-case/marac-case.events.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { conflictWords } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { DeclareConflict, decideDeclareConflict } from './declare-conflict.decide.js'

export class DeclareConflictInput {
  @OneOf('what the conflict is with', { choices: conflictWords }) with!: ConflictWith
  @Text('what the MARAC manager should know of it', { max: 2000, multiline: true, optional: true, hint: 'You need not say more. It is kept sealed.' }) note?: string
}

export const declareConflict = commandSlice({
  name: 'declare-conflict',
  title: 'Declare a conflict of interest',
  done: 'Conflict of interest declared. You no longer see that case',
  verb: 'marac.declare-conflict',
  refuses: ['marac.case-not-open', 'marac.already-excluded'],
  lifecycle: caseLifecycle,
  rule: decideDeclareConflict,
  input: DeclareConflictInput,
  api: 'cases/:ref/conflicts',
  page: 'cases/:ref/declare-conflict',
  template: beside(import.meta.url),
  // The case is not there any more for whoever has just declared it.
  next: () => '/',
  command: (input, { id, seal, sealIfAny }) => {
    const note = sealIfAny(`case-${id}`, input.note)
    return new DeclareConflict({ caseId: id, with: seal(`case-${id}`, input.with), ...(note && { note }) })
  },
})
export class DeclareConflictController extends controllerFor(declareConflict) {}
