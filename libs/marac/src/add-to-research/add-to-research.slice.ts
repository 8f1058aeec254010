import { beside, controllerFor } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { basisChoices, confirmedIn, notToShare, ToldInput, toldOf } from '../marac-case/research/told.input.js'
import { commandSlice } from '../marac.slice.js'
import { AddToResearch, decideAddToResearch } from './add-to-research.decide.js'

export class AddToResearchInput extends ToldInput {}

export const addToResearch = commandSlice({
  name: 'add-to-research',
  title: 'Add to research',
  done: 'Added to research',
  verb: 'marac.return-research',
  refuses: ['marac.case-not-open', 'marac.not-asked', 'marac.not-answered', 'marac.nothing-said', 'marac.not-confirmed', 'marac.date-ahead'],
  lifecycle: caseLifecycle,
  rule: decideAddToResearch,
  input: AddToResearchInput,
  api: 'cases/:ref/research-additions',
  page: 'cases/:ref/add-to-research',
  template: beside(import.meta.url),
  adds: true,
  next: () => '/research',
  shows: async (_get, ref) => ({ ref }),
  further: notToShare,
  choices: (get, _ref, actor) => basisChoices(get, actor),
  command: (input, making) => new AddToResearch({ caseId: making.id, entryId: making.newId('addition'), confirmed: confirmedIn(input), told: toldOf(input, making) }),
})
export class AddToResearchController extends controllerFor(addToResearch) {}
