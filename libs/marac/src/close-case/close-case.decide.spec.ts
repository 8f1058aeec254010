import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { sealed, specFor } from '@lantern/testing'
import {
  caseClosed, caseHeard, caseListed, caseTransferred, childConsidered, childViewsNotGathered, childViewsRecorded, closed, considered, flagsSet, meetingRequestAnswered, meetingRequested, open, referralAccepted, referralSubmitted, referred, routeChosen,
} from '../marac-case/marac-case.examples.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { CloseCase, decideCloseCase } from './close-case.decide.js'
import type { PlanSoFar } from './what-is-missing.policy.js'

const onCase = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'
const { unanswered: _unanswered, ...closing } = caseClosed().data
const toFlag = { agencies: [], referredOn: '2027-01-04' }
const closeCase = (plan: Partial<PlanSoFar> = {}) => new CloseCase({ ...closing, caseId, plan: { openActions: [], childrenActedFor: false, actedFor: [], ...plan }, toFlag })
const given = (...history: readonly MaracCaseEvent[]) => ({ when: (rule: typeof decideCloseCase, command: CloseCase, told: { readonly now?: string } = {}) => onCase(...history).when(rule, command, { rules: exampleRules(), ...told }) })

describe('close a case', () => {
  it('ends it, and says whose research had not come', () => given(...considered).when(decideCloseCase, closeCase()).then(caseClosed()))
  it('says that nobody was waited for when nobody was asked', () =>
    given(...open, childConsidered()).when(decideCloseCase, closeCase()).then(caseClosed({ unanswered: [] })))
  it('says no while an action is open', () =>
    given(...considered).when(decideCloseCase, closeCase({ openActions: ['MC-4T7Q9-XWC2D-7KQX'] })).thenRefused('marac.open-actions'))
  it('says no while a request for a meeting has no answer, and once it is to be listed', () => {
    given(...considered, meetingRequested()).when(decideCloseCase, closeCase()).thenRefused('marac.meeting-asked-for')
    given(...considered, meetingRequested(), meetingRequestAnswered()).when(decideCloseCase, closeCase()).then(caseClosed())
    given(...considered, routeChosen({ route: 'meeting' })).when(decideCloseCase, closeCase()).thenRefused('marac.to-be-listed')
    given(...considered, routeChosen({ route: 'meeting' }), routeChosen()).when(decideCloseCase, closeCase()).then(caseClosed())
    given(...considered, routeChosen({ route: 'meeting' }), caseListed(), caseHeard()).when(decideCloseCase, closeCase()).then(caseClosed())
    given(...considered, routeChosen({ route: 'meeting' }), caseListed(), caseHeard({ outcome: 'adjourned' })).when(decideCloseCase, closeCase()).thenRefused('marac.to-be-listed')
  })
  it('says no while another area has not acknowledged it', () => given(...considered, caseTransferred()).when(decideCloseCase, closeCase()).thenRefused('marac.transfer-waits'))
  it.each([['only referred', referred], ['closed already', closed]])('says no when it is %s', (_, history) =>
    given(...history).when(decideCloseCase, closeCase()).thenRefused('marac.case-not-open'))
})

describe('a plan with children on the case cannot close with no child consideration', () => {
  const two = [referralSubmitted({ children: [...referralSubmitted().data.children, { personId: 'p4', details: sealed({ name: 'Al Testcase' }, 'person-p4') }] }), referralAccepted()]
  it.each([
    ['nobody said anything', open],
    ['it was only said why the child was not heard', [...open, childViewsNotGathered()]],
    ['one of two was considered', [...two, childConsidered()]],
    ['one of two was heard', [...two, childViewsRecorded()]],
  ])('says no when %s', (_, history) => given(...history).when(decideCloseCase, closeCase()).thenRefused('marac.child-not-considered'))
  it.each([
    ['what was considered was recorded', [...open, childConsidered()], {}],
    ['the child was heard', [...open, childViewsRecorded()], {}],
    ['one was heard and one considered', [...two, childViewsRecorded(), childConsidered({ child: 'p4' })], {}],
    ['an action for the children was done', two, { childrenActedFor: true }],
    ['one was heard, and an action for the other by name was done', [...two, childViewsRecorded()], { actedFor: ['p4'] }],
    ['there is no child on the case', [referralSubmitted({ children: [] }), referralAccepted()], {}],
  ])('says yes when %s', (_, history, plan) => given(...history).when(decideCloseCase, closeCase(plan)).then(caseClosed({ unanswered: [] })))
})

describe('the flag of twelve months', () => {
  const flagging = (change: Partial<CloseCase['data']> = {}) => new CloseCase({ ...closing, caseId, plan: { openActions: [], childrenActedFor: false, actedFor: [] }, toFlag: { agencies: ['kent-police', 'hub', 'canterbury-housing'], referredOn: '2027-01-04' }, ...change })
  it('is set for each agency of the case but the Hub, counted from the last referral', () => given(...considered).when(decideCloseCase, flagging()).then(caseClosed(), flagsSet()))
  it('is not set once its time is over: the last day still counts', () => {
    given(...considered).when(decideCloseCase, flagging(), { now: '2028-01-04T12:00:00.000Z' }).then(caseClosed(), flagsSet())
    given(...considered).when(decideCloseCase, flagging(), { now: '2028-01-05T12:00:00.000Z' }).then(caseClosed())
  })
  it('is not set for a victim who has died', () => given(...considered).when(decideCloseCase, flagging({ outcome: 'victim-died' })).then(caseClosed({ outcome: 'victim-died' })))
})
