import { EventStore, loadState } from '@lantern/event-store'
import { References, beside, controllerFor, agencyChoices, Directory, inDate } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
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
  template: beside(import.meta.url),
  // The list of a partnership is long: whoever asks more agencies sees which were asked, and that they are not asked twice.
  shows: async (get, ref) => {
    const { state } = await loadState(get(EventStore), maracCase, ref)
    return { asked: Object.entries(state.research).map(([agency, { dueOn, returned }]) => `${get(Directory).agency(agency)} (${returned ? 'has answered' : `due on ${inDate(dueOn)}`})`) }
  },
  choices: async get => ({ agencies: agencyChoices(get(Directory)) }),
  recorded: events => ({ agencies: events.flatMap(event => (event.type === 'ResearchRequested' ? event.data.agencies : [])) }),
  command: ({ agencies }, { id }) => new RequestResearch({ caseId: id, agencies }),
})
export class RequestResearchController extends controllerFor(requestResearch) {}
