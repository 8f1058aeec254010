import { describe, expect, it } from '@jest/globals'
import type { Instant } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import { openSealed } from '@lantern/testing'
import { recorded } from '@lantern/testing/projected'
import { deadlinesOf } from './case-deadlines.js'
import type { MaracCaseEvent } from './marac-case/marac-case.events.js'
import { caseClosed, idvaContactRecorded, referralAppealed, referralCompleted, referralNotAccepted, referralReturned, referred, researchCalledOff, researching, researchReturned, questionAnswered, questionAsked, open } from './marac-case/marac-case.examples.js'
import { recordOf } from './marac-case/marac-case.record.js'

const ref = 'MC-4T7Q9-XWC2D'
const who = { hub: 'hub', idvaOf: () => 'idva-service' }
/** Each event on a day of its own, from Monday 11 January 2027 on. */
const on = (history: readonly MaracCaseEvent[]) => {
  const events = history.flatMap((event, i) => (recorded(`maracCase-${ref}`, [event], { at: `2027-01-${11 + i}T09:00:00.000Z` as Instant }) as readonly StoredOf<MaracCaseEvent>[]).map(stored => ({ ...stored, revision: i })))
  const record = recordOf(ref, events, openSealed, '2027-01-31')
  if (!record) throw new Error('There is no case.')
  return (clock: string) => deadlinesOf(record, who).filter(each => each.clock === clock)
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

  it('tell of questions until they are answered', () => {
    expect(on([...open, questionAsked()])('questionAnswer')).toMatchObject([{ agency: 'canterbury-housing', firstDueOn: '2027-01-14' }])
    expect(on([...open, questionAsked(), questionAnswered()])('questionAnswer')).toMatchObject([{ doneAt: '2027-01-14T09:00:00.000Z' }])
  })
})
