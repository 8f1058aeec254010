import { describe, expect, it } from '@jest/globals'
import type { ActionEvent } from '@lantern/actions'
import type { StoredOf } from '@lantern/event-store'
import { openSealed, sealed } from '@lantern/testing'
import { recorded } from '@lantern/testing/projected'
import { caseThen } from './case-as-at.js'
import type { MaracCaseEvent } from './marac-case/marac-case.events.js'
import { caseClosed, closed, notAccepted, openActionFlagged, researched, researching, userExcluded } from './marac-case/marac-case.examples.js'

const ref = 'MC-4T7Q9-XWC2D'
const agreed: ActionEvent = {
  type: 'ActionAgreed',
  data: { actionId: `${ref}-7KQX`, belongsTo: ref, agency: 'canterbury-housing', target: 'victim', text: sealed('Change the locks'), immediateSafety: false, dueOn: '2027-01-25' },
}
const acts = recorded(`action-${ref}-7KQX`, [agreed, { type: 'ActionAccepted', data: { actionId: `${ref}-7KQX` } }], { at: '2027-01-12T09:00:00.000Z' }) as readonly StoredOf<ActionEvent>[]
/** One event a minute from 9 on 11 January. */
const at = (asAt: string, history: readonly MaracCaseEvent[], open = openSealed) =>
  caseThen({ ref, events: recorded(`maracCase-${ref}`, history) as readonly StoredOf<MaracCaseEvent>[], actionEvents: acts, open, asAt })

describe('a case as at a moment', () => {
  it('is none before the referral', () => expect(at('2027-01-11T08:59:59.999Z', closed)).toBeUndefined())
  it('holds what had been recorded by then, that very moment included', () => {
    expect(at('2027-01-11T09:00:00.000Z', closed)).toMatchObject({ status: 'referred', revision: 0, research: [], actions: [] })
    expect(at('2027-01-11T09:02:59.999Z', closed)).toMatchObject({ status: 'open', revision: 2, research: [{ state: 'waiting' }, { state: 'waiting' }] })
    expect(at('2027-01-11T09:03:00.000Z', closed)).toMatchObject({ revision: 3, research: [{ state: 'returned', told: [{ shared: 'Joint tenancy since 2024' }] }, { state: 'waiting' }] })
  })
  it('says what was late on that day', () => {
    expect(at('2027-01-18T23:00:00.000Z', researching)?.research.map(({ state }) => state)).toEqual(['waiting', 'waiting'])
    expect(at('2027-01-19T00:00:00.000Z', researching)?.research.map(({ state }) => state)).toEqual(['late', 'late'])
  })
  it('holds its actions as they stood', () => {
    expect(at('2027-01-12T09:00:00.000Z', researching)?.actions).toMatchObject([{ status: 'proposed', overdue: false }])
    expect(at('2027-01-26T09:00:00.000Z', researching)?.actions).toMatchObject([{ status: 'accepted', overdue: true, text: 'Change the locks' }])
  })
  it('tells people with their part in the case', () =>
    expect(at('2027-01-11T09:00:00.000Z', closed)?.people).toMatchObject([
      { role: 'victim', details: { name: 'Zara Testcase' }, safeContact: { safeToCall: true } },
      { role: 'perpetrator', relation: 'former husband' },
      { role: 'child' },
    ]))
  it('tells the decision and the end', () => {
    expect(at('2027-02-01T00:00:00.000Z', notAccepted)).toMatchObject({ status: 'not-accepted', decision: { accepted: false, because: 'outside-the-area', reason: 'She lives in another county' } })
    expect(at('2027-02-01T00:00:00.000Z', [...researched, caseClosed(), openActionFlagged()])).toMatchObject({
      status: 'closed',
      closed: { outcome: 'plan-complete', unanswered: ['probation'] },
      research: [{ state: 'returned' }, { state: 'closed' }],
      flaggedActions: [`${ref}-7KQX`],
    })
  })
  it('never tells who is excluded', () => expect(JSON.stringify(at('2027-02-01T00:00:00.000Z', [...researched, userExcluded()]))).not.toContain('officer-9'))
  it('keeps codes, counts and dates when the keys are gone', () =>
    expect(at('2027-02-01T00:00:00.000Z', closed, () => undefined)).toMatchObject({ status: 'closed', risk: { score: 16, items: [], judgement: undefined }, people: [{ details: undefined }, {}, {}] }))
})
