import { controllerFor } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { decideTakeResearch, TakeResearch } from './take-research.decide.js'

export class TakeResearchInput {}

export const takeResearch = commandSlice({
  name: 'take-research',
  title: 'Take this research',
  done: 'Research taken',
  verb: 'marac.return-research',
  refuses: ['marac.case-not-open', 'marac.not-asked', 'marac.already-returned', 'marac.taken-already'],
  lifecycle: caseLifecycle,
  rule: decideTakeResearch,
  input: TakeResearchInput,
  api: 'cases/:ref/research-takings',
  page: 'cases/:ref/take-research',
  adds: true,
  next: () => '/research',
  command: (_input, { id }) => new TakeResearch({ caseId: id }),
})
export class TakeResearchController extends controllerFor(takeResearch) {}
