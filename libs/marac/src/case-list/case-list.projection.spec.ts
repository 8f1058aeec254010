import { describe, expect, it } from '@jest/globals'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { projected, projectedTwice, recorded, sameAsRebuilt } from '@lantern/testing/projected'
import {
  caseClosed, caseRestricted, caseTransferred, childViewsNotGathered, closed, conflictDeclared, exclusionLifted, idvaContactRecorded, meetingRequestAnswered, meetingRequested, notAccepted, open, openActionFlagged, personDied, referralAccepted, referralCompleted, referralSubmitted, referred, researchRequested, researchReturned, researched, researching, restrictionLifted, returned, riskDecided, riskDissented, riskOverridden, riskSummarised, routeChosen, transferAcknowledged, transferRefused, userExcluded, victimViewsRecorded,
} from '../marac-case/marac-case.examples.js'
import { sealed } from '@lantern/testing/sealed'
import { folded } from '../same-person/names.policy.js'
import { caseListProjection } from './case-list.projection.js'

const ref = 'MC-4T7Q9-XWC2D'
const rowOf = async (...history: readonly MaracCaseEvent[]) => (await projected(caseListProjection, recorded(`maracCase-${ref}`, history)))[0]

describe('a referral that is returned', () => {
  it('waits for the referrer, by the date that they were given', async () =>
    expect(await rowOf(...returned)).toMatchObject({ status: 'returned', returned_at: '2027-01-11T09:01:00.000Z', complete_by: '2027-01-13', next_on: '2027-01-13', idva_waiting: 1 }))
  it('is triaged again once it is completed', async () =>
    expect(await rowOf(...returned, referralCompleted({ area: 'west', triageDueOn: '2027-01-14' }))).toMatchObject({ status: 'referred', area: 'west', returned_at: null, complete_by: null, triage_due_on: '2027-01-14', next_on: '2027-01-14', children: 1 }))
  it('may be accepted all the same', async () => expect(await rowOf(...returned, referralAccepted())).toMatchObject({ status: 'open', returned_at: null, complete_by: null }))
})

describe('the list of cases', () => {
  it('begins with the referral', async () =>
    expect(await rowOf(...referred)).toEqual({
      ref,
      status: 'referred',
      area: 'east',
      district: null,
      agency: 'kent-police',
      victim: 'Zara Testcase',
      criteria: ['visible-high-risk'],
      score: 16,
      max_score: 24,
      children: 1,
      referred_at: '2027-01-11T09:00:00.000Z',
      triage_due_on: '2027-01-12',
      agency_reference: null,
      returned_at: null,
      complete_by: null,
      acknowledge_by: null,
      research_due_on: null,
      research: {},
      next_on: '2027-01-12',
      asked: 0,
      returned: 0,
      involved: ',kent-police,',
      asked_of: ',',
      excluded: ',',
      restricted_to: '',
      flagged: 0,
      route: null,
      meeting_requests: 0,
      listed_for: null,
      listed_at: null,
      heard_in: null,
      risk_level: null,
      idva_waiting: 1,
      coordinator: null,
      changed_at: '2027-01-11T09:00:00.000Z',
      revision: 0,
    }))
  it('opens with acceptance, and has no date to wait for', async () => expect(await rowOf(...open)).toMatchObject({ status: 'open', next_on: '9999-12-30', revision: 1 }))
  it('ends with a referral that is not accepted', async () => expect(await rowOf(...notAccepted)).toMatchObject({ status: 'not-accepted', next_on: '9999-12-31' }))
  it('counts who was asked, and involves them', async () =>
    expect(await rowOf(...researching)).toMatchObject({ asked: 2, research_due_on: '2027-01-18', next_on: '2027-01-18', involved: ',kent-police,canterbury-housing,probation,', asked_of: ',canterbury-housing,probation,' }))
  it('keeps the first date while an answer is missing, and involves nobody twice', async () =>
    expect(await rowOf(...researching, researchRequested({ agencies: ['probation', 'idva'], dueOn: '2027-02-18' }))).toMatchObject({
      asked: 4,
      research_due_on: '2027-01-18',
      next_on: '2027-01-18',
      involved: ',kent-police,canterbury-housing,probation,idva,',
    }))
  it('counts who answered, and has no date once all have', async () => {
    expect(await rowOf(...researched)).toMatchObject({ returned: 1, next_on: '2027-01-18' })
    expect(await rowOf(...researched, researchReturned({ agency: 'probation' }))).toMatchObject({ returned: 2, next_on: '9999-12-30' })
  })
  it('takes a date that was given for late research, and forgets the dates of what has come', async () => {
    const given = { type: 'DutyGivenTime', data: { dutyId: `${ref}-7KQXA`, kind: 'research', about: ref, agency: 'probation', from: '2027-01-18', dueOn: '2027-02-22', decidedBy: 'marac-manager', reason: sealed('Their system is down') } } as const
    const rows = async (...history: readonly MaracCaseEvent[]) => (await projected(caseListProjection, [...recorded(`maracCase-${ref}`, history), ...recorded(`duty-${given.data.dutyId}`, [given])]))[0]
    expect(await rows(...researching)).toMatchObject({ research_due_on: '2027-01-18', next_on: '2027-01-18', revision: 2 })
    expect(await rows(...researched)).toMatchObject({ research_due_on: '2027-02-22', next_on: '2027-02-22', revision: 3 })
  })
  it('takes the date of a later question once all had answered', async () =>
    expect(await rowOf(...researched, researchReturned({ agency: 'probation' }), researchRequested({ agencies: ['idva'], dueOn: '2027-02-18' }))).toMatchObject({
      research_due_on: '2027-02-18',
      next_on: '2027-02-18',
    }))
  it('waits for an IDVA until one has tried to reach the victim, or the case is over', async () => {
    expect(await rowOf(...open, idvaContactRecorded({ outcome: 'not-reached' }))).toMatchObject({ idva_waiting: 0, revision: 2 })
    for (const history of [notAccepted, closed, [...open, personDied({ personId: 'p1', role: 'victim' })]]) expect(await rowOf(...history)).toMatchObject({ idva_waiting: 0 })
    expect(await rowOf(...open, personDied())).toMatchObject({ idva_waiting: 1 })
    expect(await rowOf(...open, victimViewsRecorded(), childViewsNotGathered())).toMatchObject({ idva_waiting: 1, revision: 3 })
  })
  it('has the level of risk that stands, whatever agencies say against it', async () => {
    expect(await rowOf(...open, riskSummarised(), riskDecided(), riskDissented())).toMatchObject({ risk_level: 'high', revision: 4 })
    expect(await rowOf(...open, riskDecided(), riskOverridden())).toMatchObject({ risk_level: 'medium' })
  })
  it('has the route that was chosen, and how many requests for a meeting wait', async () => {
    expect(await rowOf(...open, routeChosen(), meetingRequested(), meetingRequested({ requestId: 'r2' }))).toMatchObject({ route: 'hub-managed', meeting_requests: 2 })
    expect(await rowOf(...open, meetingRequested(), routeChosen({ route: 'meeting' }), meetingRequestAnswered())).toMatchObject({ route: 'meeting', meeting_requests: 0 })
  })
  it('keeps who is excluded', async () => expect(await rowOf(...open, userExcluded())).toMatchObject({ excluded: ',officer-9,' }))
  it('keeps a declared conflict, and lets go of an exclusion that was lifted', async () => {
    expect(await rowOf(...open, userExcluded({ user: 'other-1' }), conflictDeclared())).toMatchObject({ excluded: ',other-1,officer-9,' })
    expect(await rowOf(...open, userExcluded({ user: 'other-1' }), conflictDeclared(), exclusionLifted())).toMatchObject({ excluded: ',other-1,' })
  })
  it('keeps to whom it is restricted, the last list alone, until that is lifted', async () => {
    expect(await rowOf(...open, caseRestricted(), caseRestricted({ users: ['manager-1'] }))).toMatchObject({ restricted_to: ',manager-1,' })
    expect(await rowOf(...open, caseRestricted(), restrictionLifted())).toMatchObject({ restricted_to: '' })
  })
  it('waits for the other area while a referral is on its way there, and for the Hub again when it comes back', async () => {
    expect(await rowOf(...referred, caseTransferred())).toMatchObject({ status: 'referred', acknowledge_by: '2027-01-13', next_on: '2027-01-13' })
    expect(await rowOf(...referred, caseTransferred(), transferRefused())).toMatchObject({ acknowledge_by: null, next_on: '2027-01-12' })
    expect(await rowOf(...returned, caseTransferred(), transferRefused())).toMatchObject({ next_on: '2027-01-13' })
    expect(await rowOf(...referred, caseTransferred(), transferAcknowledged())).toMatchObject({ status: 'transferred', acknowledge_by: null, next_on: '9999-12-31' })
    expect(await rowOf(...researching, caseTransferred({ acknowledgeBy: '2027-01-15' }))).toMatchObject({ acknowledge_by: '2027-01-15', next_on: '2027-01-18' })
  })
  it('ends with closing', async () => expect(await rowOf(...closed)).toMatchObject({ status: 'closed', next_on: '9999-12-31' }))
  it('counts actions that overtook the closing', async () => expect(await rowOf(...closed, openActionFlagged())).toMatchObject({ status: 'closed', flagged: 1 }))

  const whole = recorded(`maracCase-${ref}`, [...researched, userExcluded(), caseClosed(), openActionFlagged()])
  it('is the same when every event comes twice', async () => expect(await projectedTwice(caseListProjection, whole)).toEqual(await projected(caseListProjection, whole)))
  it('is the same when it is rebuilt', async () => expect(await sameAsRebuilt([caseListProjection], whole)).toBe(true))
  it('makes no row of events whose referral it never saw', async () =>
    expect(await projected(caseListProjection, recorded(`maracCase-${ref}`, [researchRequested(), researchReturned(), caseClosed()]))).toEqual([]))
  it('counts a case without children as such', async () => expect(await rowOf(referralSubmitted({ children: [] }))).toMatchObject({ children: 0 }))
})

describe('a folded name', () => {
  it.each([
    ["Siobhán O'Neill", 'siobhan oneill'],
    ['Łukasz Żółć', 'lukasz zolc'],
    ['Anne-Marie  Ærø', 'annemarie aero'],
    ['Nguyễn Văn Ảnh', 'nguyen van anh'],
    ['أمينة', 'أمينة'],
    ['100%_sure', '100sure'],
  ])('of %s is %s', (name, expected) => expect(folded(name)).toBe(expected.normalize('NFKD').replace(/\p{M}/gu, '')))
})
