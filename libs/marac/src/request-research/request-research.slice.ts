import { References, controllerFor, agencyChoices, Directory } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { RequestResearch, decideRequestResearch } from './request-research.decide.js'

export class RequestResearchInput {
  @References('the agencies to ask') agencies!: string[]
}

export const requestResearch = commandSlice({
  name: 'request-research',
  title: 'Request research',
  done: 'Research requested',
  verb: 'marac.request-research',
  refuses: ['marac.case-not-open', 'marac.all-asked'],
  lifecycle: caseLifecycle,
  rule: decideRequestResearch,
  input: RequestResearchInput,
  api: 'cases/:ref/research-requests',
  page: 'cases/:ref/request-research',
  choices: async get => ({ agencies: agencyChoices(get(Directory)) }),
  recorded: events => ({ agencies: events.flatMap(event => (event.type === 'ResearchRequested' ? event.data.agencies : [])) }),
  command: ({ agencies }, { id }) => new RequestResearch({ caseId: id, agencies }),
})
export class RequestResearchController extends controllerFor(requestResearch) {}
