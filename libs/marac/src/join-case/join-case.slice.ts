import { beside, controllerFor, Reference } from '@lantern/web-kit'
import { caseReadOf, CasePeople } from '../case-people.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { Pairs } from '../pairs/pairs.query.js'
import { decideJoinCase, JoinCase } from './join-case.decide.js'

export class JoinCaseInput {
  @Reference('the case', { as: 'radios', label: 'Which case does the incident belong to?' }) joins!: string
}

export const joinCase = commandSlice({
  name: 'join-case',
  title: 'Join to an open case',
  done: 'Referral joined to the open case, which shows the incident in a moment',
  verb: 'marac.triage',
  refuses: ['marac.already-decided', 'marac.not-an-open-case-of-the-pair'],
  lifecycle: caseLifecycle,
  rule: decideJoinCase,
  input: JoinCaseInput,
  api: 'cases/:ref/joining',
  page: 'cases/:ref/join',
  template: beside(import.meta.url),
  reads: async (get, ref, actor) => ({ openOfPair: await get(Pairs).openOf(actor, ref), told: await get(CasePeople).of(ref) }),
  choices: async (_get, _ref, _actor, read) => ({ joins: Object.fromEntries((await read()).openOfPair.map(open => [open, open])) }),
  shows: async (get, ref, actor) => ({ ...(await caseReadOf(get, ref, actor)), open: (await get(Pairs).openOf(actor, ref)).length, matches: `/cases/${ref}/possible-matches` }),
  // The text goes on under the key of the case that it becomes part of.
  command: ({ joins }, { id, read, seal }) => new JoinCase({ caseId: id, joins, openOfPair: read.openOfPair, incident: seal(`case-${joins}`, read.told?.reason ?? '') }),
})
export class JoinCaseController extends controllerFor(joinCase) {}
