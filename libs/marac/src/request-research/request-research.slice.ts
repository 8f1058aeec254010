import { agenciesWithoutAgreement, beside, controllerFor, OneOf, References } from '@lantern/web-kit'
import { HeardNext } from '../heard-next.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { RequestResearch, decideRequestResearch } from './request-research.decide.js'
import { agenciesInOrder, howSoon, whomToAsk } from './whom-to-ask.js'

export class RequestResearchInput {
  @References('the agencies to ask') agencies!: string[]
  @OneOf('how soon it is needed', { choices: { usual: 'Usual', urgent: 'Urgent' }, optional: true, sometimes: true }) soon?: 'usual' | 'urgent'
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
  proposes: async (get, ref, actor) => ({ agencies: (await whomToAsk(get, ref, actor)).proposed.map(({ id }) => id), soon: 'usual' }),
  shows: whomToAsk,
  choices: async (get, ref, actor) => ({ agencies: await agenciesInOrder(get, ref, actor), soon: await howSoon(get, ref, actor) }),
  recorded: events => ({ agencies: events.flatMap(event => (event.type === 'ResearchRequested' ? event.data.agencies : [])) }),
  reads: async (get, ref) => ({ without: [...agenciesWithoutAgreement(get).keys()], heard: await get(HeardNext).of(ref) }),
  command: ({ agencies, soon }, { id, read }) => new RequestResearch({ caseId: id, agencies, urgent: soon === 'urgent', ...read }),
})
export class RequestResearchController extends controllerFor(requestResearch) {}
