import { EventStore, stateNow } from '@lantern/event-store'
import { controllerFor, Directory, Reference, Text, type Get } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { commandSlice } from '../marac.slice.js'
import { CallOffResearch, decideCallOffResearch } from './call-off-research.decide.js'

export class CallOffResearchInput {
  @Reference('the agency that is asked no longer', { as: 'radios', hint: 'It is on the case no longer, unless it referred it or has an action. Others can be asked for research in its place.' }) agency!: string
  @Text('why it is asked no longer', { max: 4000, multiline: true, hint: 'Every agency on the case can read it.' }) reason!: string
}

/** Those that have not answered; a resend may name one that is asked no longer by now. */
async function owing(get: Get, ref: string): Promise<{ readonly agency: Readonly<Record<string, string>> }> {
  const { state } = await stateNow(get(EventStore), maracCase, ref)
  const names = get(Directory)
  const waiting = Object.keys(state.research).filter(agency => !state.research[agency]?.returned)
  return { agency: Object.fromEntries([...waiting.map(agency => [agency, names.agency(agency)] as const), ...state.calledOff.map(agency => [agency, `${names.agency(agency)} (asked no longer)`] as const)]) }
}

export const callOffResearch = commandSlice({
  name: 'call-off-research',
  title: 'Call off a request for research',
  done: 'Request called off',
  verb: 'marac.request-research',
  refuses: ['marac.case-not-open', 'marac.not-waiting'],
  lifecycle: caseLifecycle,
  rule: decideCallOffResearch,
  input: CallOffResearchInput,
  starts: ['agency'],
  api: 'cases/:ref/research-call-offs',
  page: 'cases/:ref/call-off-research',
  choices: owing,
  command: ({ agency, reason }, { id, seal }) => new CallOffResearch({ caseId: id, agency, reason: seal(`case-${id}`, reason) }),
})
export class CallOffResearchController extends controllerFor(callOffResearch) {}
