import { describe, expect, it } from '@jest/globals'
import type { StoredOf } from '@lantern/event-store'
import { exampleRules } from '@lantern/rules'
import { openSealed } from '@lantern/testing'
import { recorded } from '@lantern/testing/projected'
import type { ActionEvent } from '../action/action.events.js'
import { accepted, actionAgreed, actionEscalated, actionExtended, claimedDone } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { recordOf } from './action-record.query.js'

const ref = 'MC-4T7Q9-XWC2D-7KQX'
const rules = exampleRules()
const recordOn = (today: string, ...history: readonly ActionEvent[]) =>
  recordOf(ref, recorded(`action-${ref}`, history) as readonly StoredOf<ActionEvent>[], history.reduce(action.evolve, action.initialState), openSealed, { then: rules, now: rules, late: rules, today })

describe('the record of an action', () => {
  it('is none when nothing was agreed', () => expect(recordOn('2027-01-11')).toBeUndefined())
  it('says why the date is what it is', () =>
    expect(recordOn('2027-01-11', ...accepted)?.whyThisDate).toMatchObject({ startOn: '2027-01-11', rule: 'clock.action-default', amount: 10, dueOn: '2027-01-25', version: '2019-01-01' }))
  it('goes by the shorter limit for immediate safety, and says that another date was agreed', () =>
    expect(recordOn('2027-01-11', actionAgreed({ immediateSafety: true }))?.whyThisDate).toMatchObject({
      rule: 'clock.action-immediate-safety', chosen: { dueOn: '2027-01-25', ruleGives: '2027-01-12' },
    }))
  it('keeps the first date and every extension with its reason', () =>
    expect(recordOn('2027-01-28', ...accepted, actionExtended(), actionExtended({ from: '2027-02-01', dueOn: '2027-02-08' }))).toMatchObject({
      firstDueOn: '2027-01-25',
      dueOn: '2027-02-08',
      extensions: [{ from: '2027-01-25', to: '2027-02-01', reason: 'The locksmith is ill' }, { from: '2027-02-01', to: '2027-02-08' }],
      whyThisDate: { extended: { from: '2027-01-25', to: '2027-02-08', reason: 'The locksmith is ill' } },
      overdue: false,
    }))
  it('is not overdue on its day, and is the day after', () => {
    expect(recordOn('2027-01-25', ...accepted)).toMatchObject({ overdue: false, workingDaysLate: 0 })
    expect(recordOn('2027-01-26', ...accepted)).toMatchObject({ overdue: true, workingDaysLate: 1 })
  })
  it('shows the steps taken and those to come', () =>
    expect(recordOn('2027-01-27', ...accepted, actionEscalated())?.ladder).toEqual([
      { tier: 'agency-lead', on: '2027-01-26', askedOf: 'canterbury-housing', asks: 'see-to-it', taken: true },
      { tier: 'coordinator', on: '2027-01-28', askedOf: null, asks: 'extend-chase-or-raise', taken: false },
      { tier: 'agency-senior', on: '2027-02-01', askedOf: null, asks: 'see-to-it', taken: false },
      { tier: 'marac-manager', on: '2027-02-01', askedOf: null, asks: 'decide', taken: false },
      { tier: 'tactical-group', on: '2027-02-08', askedOf: null, asks: 'decide', taken: false },
      { tier: 'executive-group', on: '2027-03-08', askedOf: null, asks: 'decide', taken: false },
    ]))
  it('climbs faster where it is for immediate safety', () =>
    expect(recordOn('2027-01-27', actionAgreed({ immediateSafety: true }))?.ladder.map(({ tier, on }) => `${tier} ${on}`)).toEqual([
      'owner 2027-01-25', 'agency-lead 2027-01-26', 'marac-manager 2027-01-26', 'tactical-group 2027-02-01', 'executive-group 2027-02-08',
    ]))
  it('starts the ladder anew after an extension', () =>
    expect(recordOn('2027-01-28', ...accepted, actionEscalated(), actionExtended())?.ladder.map(({ tier, on, taken }) => [tier, on, taken]).slice(0, 2)).toEqual([['owner', '2027-02-01', false], ['agency-lead', '2027-02-02', false]]))
  it('has no step to come once it is said to be done', () => expect(recordOn('2027-03-01', ...claimedDone)).toMatchObject({ ladder: [], overdue: false }))
})
