import { beside, controllerFor, OneOf } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { basisChoices, confirmedIn, notToShare, ToldInput, toldOf } from '../marac-case/research/told.input.js'
import { commandSlice } from '../marac.slice.js'
import { peopleToSearch } from './people-to-search.js'
import { ReturnResearch, decideReturnResearch } from './return-research.decide.js'

export class ReturnResearchInput extends ToldInput {
  @OneOf('what your agency knows', { choices: { known: 'We hold information', nothing: 'Nothing known' } }) answer!: 'known' | 'nothing'
}

export const returnResearch = commandSlice({
  name: 'return-research',
  title: 'Return research',
  done: 'Research returned',
  verb: 'marac.return-research',
  refuses: ['marac.case-not-open', 'marac.not-asked', 'marac.research-called-off', 'marac.already-returned', 'marac.known-or-not', 'marac.nothing-said', 'marac.not-confirmed', 'marac.date-ahead'],
  lifecycle: caseLifecycle,
  rule: decideReturnResearch,
  input: ReturnResearchInput,
  api: 'cases/:ref/research-returns',
  page: 'cases/:ref/return-research',
  template: beside(import.meta.url),
  // Twelve agencies answer at once: what another tells contradicts nothing, and must not send a researcher back to the form.
  adds: true,
  // A researcher sees their list and not the case.
  next: () => '/research',
  shows: peopleToSearch,
  further: (input, today) => (input.answer === 'known' ? notToShare(input, today) : []),
  choices: (get, _ref, actor) => basisChoices(get, actor),
  command: (input, making) => new ReturnResearch({ caseId: making.id, known: input.answer === 'known', confirmed: confirmedIn(input), told: toldOf(input, making) }),
})
export class ReturnResearchController extends controllerFor(returnResearch) {}
