import { agenciesWithoutAgreement, References, beside, controllerFor } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { RequestResearch, decideRequestResearch } from './request-research.decide.js'
import { agenciesInOrder, whomToAsk } from './whom-to-ask.js'

export class RequestResearchInput {
  @References('the agencies to ask') agencies!: string[]
}

export const requestResearch = commandSlice({
  name: 'request-research',
  title: 'Request research',
  done: 'Research requested',
  verb: 'marac.request-research',
  refuses: ['marac.case-not-open', 'marac.all-asked', 'marac.no-agreement'],
  lifecycle: caseLifecycle,
  rule: decideRequestResearch,
  input: RequestResearchInput,
  api: 'cases/:ref/research-requests',
  page: 'cases/:ref/request-research',
  template: beside(import.meta.url),
  // Whom the rule proposes is ticked, and changed by hand: somebody decides whom to ask, the rule only remembers for them.
  proposes: async (get, ref, actor) => ({ agencies: (await whomToAsk(get, ref, actor)).proposed.map(({ id }) => id) }),
  shows: whomToAsk,
  choices: async (get, ref, actor) => ({ agencies: await agenciesInOrder(get, ref, actor) }),
  recorded: events => ({ agencies: events.flatMap(event => (event.type === 'ResearchRequested' ? event.data.agencies : [])) }),
  reads: async get => [...agenciesWithoutAgreement(get).keys()],
  command: ({ agencies }, { id, read }) => new RequestResearch({ caseId: id, agencies, without: read }),
})
export class RequestResearchController extends controllerFor(requestResearch) {}
