import { controllerFor, Files, Text, type Upload } from '@lantern/web-kit'
import { keyOf } from '../action/action.refs.js'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { commandSlice } from '../actions.slice.js'
import { ClaimActionDone, decideClaimActionDone } from './claim-action-done.decide.js'

export class ClaimActionDoneInput {
  @Text('what was done, and how that can be seen', { max: 4000, multiline: true }) evidence!: string
  @Files('files that show it', { most: 5, optional: true }) files?: Upload[]
}

export const claimActionDone = commandSlice({
  name: 'claim-action-done',
  title: 'Say that it is done',
  done: 'The Hub has been told that the action is done',
  verb: 'actions.answer',
  refuses: ['actions.not-yours', 'actions.accept-first', 'actions.not-open'],
  lifecycle: actionLifecycle,
  rule: decideClaimActionDone,
  input: ClaimActionDoneInput,
  api: ':ref/completion',
  page: 'actions/:ref/claim-done',
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'ActionClaimedDone')
    return made ? { evidence: open(made.data.evidence) } : {}
  },
  command: ({ evidence, files = [] }, { id, newId, seal, keep }) =>
    new ClaimActionDone({
      actionId: id,
      evidence: seal(keyOf(id), evidence),
      ...(files.length > 0 && { files: files.map((file, i) => ({ fileId: newId(`file ${i}`), ...keep(keyOf(id), file) })) }),
    }),
})
export class ClaimActionDoneController extends controllerFor(claimActionDone) {}
