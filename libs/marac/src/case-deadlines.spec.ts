import { describe, expect, it } from '@jest/globals'
import type { Instant } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import { openSealed } from '@lantern/testing'
import { recorded } from '@lantern/testing/projected'
import { deadlinesOf, plannedAtOf } from './case-deadlines.js'
import type { MaracCaseEvent } from './marac-case/marac-case.events.js'
import { caseClosed, caseHeard, routeChosen, idvaContactRecorded, referralAppealed, referralCompleted, referralNotAccepted, referralReturned, referred, researchCalledOff, researching, researchReturned, questionAnswered, questionAsked, open } from './marac-case/marac-case.examples.js'
import { recordOf } from './marac-case/marac-case.record.js'

const ref = 'MC-4T7Q9-XWC2D'
const who = { hub: 'hub', idvaOf: () => 'idva-service' }
/** Each event on a day of its own, from Monday 11 January 2027 on. */
const on = (history: readonly MaracCaseEvent[]) => {
  const events = history.flatMap((event, i) => (recorded(`maracCase-${ref}`, [event], { at: `2027-01-${11 + i}T09:00:00.000Z` as Instant }) as readonly StoredOf<MaracCaseEvent>[]).map(stored => ({ ...stored, revision: i })))
  const record = recordOf(ref, events, openSealed, '2027-01-31')
  if (!record) throw new Error('There is no case.')
  return (clock: string, plannedAt?: Instant) => deadlinesOf(record, who, plannedAt).filter(each => each.clock === clock)
}

describe('the deadlines of a case', () => {
  it('begin with the decision on the referral and the first contact, whose date follows from the rule alone', () => {
    expect(on(referred)('triage')).toEqual([{ clock: 'triage', agency: 'hub', what: 'decide on the referral', startedAt: '2027-01-11T09:00:00.000Z', startEvent: 'the referral came', firstDueOn: '2027-01-12' }])
    expect(on(referred)('idvaContact')).toEqual([{ clock: 'idvaContact', agency: 'idva-service', what: 'the IDVA service tries to reach the victim', startedAt: '2027-01-11T09:00:00.000Z', startEvent: 'the referral came' }])
    expect(on([...referred, idvaContactRecorded()])('idvaContact')).toMatchObject([{ doneAt: '2027-01-12T09:00:00.000Z' }])
  })

  it('pause triage while the referral is with who made it', () => {
    const returned = [...referred, referralReturned()]
    expect(on(returned)('triage')).toMatchObject([{ standsSince: '2027-01-12' }])
    expect(on(returned)('referralCompletion')).toMatchObject([{ firstDueOn: '2027-01-13' }])
    const completed = on([...returned, referralCompleted()])
    expect(completed('triage')).toMatchObject([{ pauses: [{ from: '2027-01-12', until: '2027-01-13', why: 'the referral was with the agency that made it' }] }])
    expect(completed('referralCompletion')).toMatchObject([{ doneAt: '2027-01-13T09:00:00.000Z' }])
  })

  it('end triage with the first decision, be it appealed or not', () =>
    expect(on([...referred, referralNotAccepted(), referralAppealed()])('triage')).toMatchObject([{ doneAt: '2027-01-12T09:00:00.000Z' }]))

  it('tell of research by agency: waited for, come, and not needed any more', () => {
    expect(on(researching)('researchReturn')).toMatchObject([{ firstDueOn: '2027-01-18' }, { firstDueOn: '2027-01-18' }])
    const [come, off] = on([...researching, researchReturned(), researchCalledOff()])('researchReturn')
    expect([come?.doneAt, off?.dropped]).toEqual(['2027-01-14T09:00:00.000Z', true])
    expect(on([...researching, researchReturned(), caseClosed()])('researchReturn').filter(({ dropped }) => dropped)).toHaveLength(1)
  })

  describe('wait for a plan or a meeting', () => {
    const acted = '2027-01-20T09:00:00.000Z'
    const plan = (history: readonly MaracCaseEvent[], plannedAt?: Instant) => on(history)('planOrHearing', plannedAt)[0]
    it('from the referral, by a date that follows from the rule alone', () =>
      expect(plan(referred)).toEqual({ clock: 'planOrHearing', agency: 'hub', what: 'a plan is agreed, or a meeting hears the case', startedAt: '2027-01-11T09:00:00.000Z', startEvent: 'the referral came' }))
    it('until the first action, where the Hub manages the case itself', () => {
      expect(plan([...open, routeChosen({ route: 'hub-managed' })])).not.toHaveProperty('doneAt')
      expect(plan([...open, routeChosen({ route: 'hub-managed' })], acted)).toMatchObject({ doneAt: acted })
      expect([plan(open, acted), plan([...open, routeChosen({ route: 'meeting' })], acted)].map(each => each?.doneAt)).toEqual([undefined, undefined])
    })
    it('until a meeting has heard it, and is not adjourned', () => {
      const [heard, adjourned] = [caseHeard(), caseHeard({ outcome: 'adjourned' })].map(hearing => plan([...open, routeChosen({ route: 'meeting' }), hearing]))
      expect([heard?.doneAt, adjourned?.doneAt]).toEqual(['2027-01-14T09:00:00.000Z', undefined])
    })
    it.each([['not accepted', [...referred, referralNotAccepted()]], ['closed', [...open, caseClosed()]]] as const)('and no longer once it is %s', (_, history) => expect(plan(history)).toMatchObject({ dropped: true }))
    it('for an action that is more than immediate safety, and stands', () => {
      const [at, later] = ['2027-01-12T09:00:00.000Z', '2027-01-13T09:00:00.000Z']
      const action = { agreedAt: at, immediateSafety: false, inError: false }
      expect([plannedAtOf([{ ...action, agreedAt: later }, action]), plannedAtOf([{ ...action, immediateSafety: true }, { ...action, inError: true }])]).toEqual([at, undefined])
    })
  })

  it('tell of questions until they are answered', () => {
    expect(on([...open, questionAsked()])('questionAnswer')).toMatchObject([{ agency: 'canterbury-housing', firstDueOn: '2027-01-14' }])
    expect(on([...open, questionAsked(), questionAnswered()])('questionAnswer')).toMatchObject([{ doneAt: '2027-01-14T09:00:00.000Z' }])
  })
})
