import { beside, controllerFor, OneOf, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { peopleToSearch } from './people-to-search.js'
import { ReturnResearch, decideReturnResearch } from './return-research.decide.js'

export class ReturnResearchInput {
  @OneOf('what your agency knows', { choices: { known: 'We hold information', nothing: 'Nothing known' } }) answer!: 'known' | 'nothing'
  @Text('the statement that you share', {
    max: 10000,
    multiline: true,
    optional: true,
    hint: 'Every agency on the case can read this. Keep facts apart from opinion.',
  })
  shared?: string
  @Text('the worksheet of your own agency', {
    max: 20000,
    multiline: true,
    optional: true,
    hint: 'Only your own agency can ever read this.',
  })
  worksheet?: string
}

export const returnResearch = commandSlice({
  name: 'return-research',
  title: 'Return research',
  done: 'Research returned',
  verb: 'marac.return-research',
  refuses: ['marac.case-not-open', 'marac.not-asked', 'marac.already-returned', 'marac.nothing-said'],
  lifecycle: caseLifecycle,
  rule: decideReturnResearch,
  input: ReturnResearchInput,
  api: 'cases/:ref/research-returns',
  page: 'cases/:ref/return-research',
  template: beside(import.meta.url),
  // A researcher sees their list and not the case.
  next: () => '/research',
  shows: peopleToSearch,
  // The worksheet stays where opening it is recorded as such.
  recorded: (events, open, { agency }) => {
    const made = events.findLast(event => event.type === 'ResearchReturned' && event.data.agency === agency)
    return made?.type === 'ResearchReturned' ? { answer: made.data.known ? 'known' : 'nothing', shared: made.data.shared && open(made.data.shared) } : {}
  },
  command: ({ answer, shared, worksheet }, { id, actor, sealIfAny }) =>
    new ReturnResearch({
      caseId: id,
      known: answer === 'known',
      shared: sealIfAny(`case-${id}`, shared),
      worksheet: sealIfAny(`agency-${actor.agency}-case-${id}`, worksheet),
    }),
})
export class ReturnResearchController extends controllerFor(returnResearch) {}
