import { beside, OneOf, Text, controllerFor } from '@lantern/web-kit'
import { ActionsOf } from '@lantern/actions'
import type { ClosingOutcome } from '../marac-case/marac-case.events.js'
import { outcomeWords } from '../marac-case/marac-case.words.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { CloseCase, decideCloseCase } from './close-case.decide.js'
import { toFlagOf } from '../to-flag.js'
import { whatIsMissing } from './what-is-missing.js'

export class CloseCaseInput {
  @OneOf('why the case is closed', { choices: outcomeWords }) outcome!: ClosingOutcome
  @Text('the reason in your own words', { max: 4000, multiline: true }) reason!: string
}

export const closeCase = commandSlice({
  name: 'close-case',
  title: 'Close the case',
  done: 'Case closed',
  verb: 'marac.close-case',
  refuses: ['marac.case-not-open', 'marac.open-actions', 'marac.meeting-asked-for', 'marac.to-be-listed', 'marac.child-not-considered', 'marac.transfer-waits'],
  lifecycle: caseLifecycle,
  rule: decideCloseCase,
  input: CloseCaseInput,
  api: 'cases/:ref/closure',
  page: 'cases/:ref/close',
  template: beside(import.meta.url),
  reads: async (get, ref) => ({ plan: await get(ActionsOf).soFar(ref), toFlag: await toFlagOf(get, ref) }),
  shows: whatIsMissing,
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'CaseClosed')
    return made ? { outcome: made.data.outcome, reason: open(made.data.reason) } : {}
  },
  command: ({ outcome, reason }, { id, read, seal }) =>
    new CloseCase({ caseId: id, outcome, reason: seal(`case-${id}`, reason), ...read }),
})
export class CloseCaseController extends controllerFor(closeCase) {}
