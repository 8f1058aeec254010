import { describe, expect, it } from '@jest/globals'
import { fold, type Given } from '@lantern/decision'
import { exampleRules, type RulesInForce } from '@lantern/rules'
import { standardGiven } from '@lantern/testing'
import { accepted, actionAgreed, actionEscalated, actionExtended, claimedDone, declined, done, escalationAnswered, escalationClosed, proposed } from '../action/action.examples.js'
import type { ActionEvent } from '../action/action.events.js'
import { action } from '../action/action.stream.js'
import { decideEscalateAction, EscalateAction } from './escalate-action.decide.js'

const rules = exampleRules()
const given = (now: string): Given<RulesInForce> => ({ ...standardGiven, now, rules })

/** Due on Monday 25 January 2027. */
const steps = (now: string, ...history: readonly ActionEvent[]) => decideEscalateAction(new EscalateAction({ actionId: 'MC-4T7Q9-XWC2D-7KQX' }), fold(action, history), given(now))
const climbed = (now: string, ...history: readonly ActionEvent[]) =>
  steps(now, ...history).map(({ data, happenedAt }) => ('stepDueOn' in data ? `${data.tier} ${data.stepDueOn} +${data.workingDaysLate} ${happenedAt}` : ''))

const owner = 'owner 2027-01-25 +0 2027-01-25T00:00:00.000Z'
const lead = 'agency-lead 2027-01-26 +1 2027-01-26T00:00:00.000Z'
const coordinator = 'coordinator 2027-01-28 +3 2027-01-28T00:00:00.000Z'
const senior = 'agency-senior 2027-02-01 +5 2027-02-01T00:00:00.000Z'
const manager = 'marac-manager 2027-02-01 +5 2027-02-01T00:00:00.000Z'
const tactical = 'tactical-group 2027-02-08 +10 2027-02-08T00:00:00.000Z'
const executive = 'executive-group 2027-03-08 +30 2027-03-08T00:00:00.000Z'

describe('escalate an action', () => {
  it('does nothing before the day on which it is due', () => expect(climbed('2027-01-24T23:59:00.000Z', ...accepted)).toEqual([]))
  it('tells its agency on that day, and the lead one working day later', () => {
    expect(climbed('2027-01-25T00:00:00.000Z', ...accepted)).toEqual([owner])
    expect(climbed('2027-01-26T00:00:00.000Z', ...accepted)).toEqual([owner, lead])
  })
  it('says whom it asks, what is asked, and by which version of which rule', () =>
    expect(steps('2027-02-09T00:00:00.000Z', ...accepted, actionEscalated()).map(({ data }) => ('askedOf' in data ? [data.askedOf, data.asks, data.rule] : undefined))).toEqual(
      [['coordinator', 'extend-chase-or-raise'], ['canterbury-housing', 'see-to-it'], ['marac-manager', 'decide'], ['tactical-group', 'decide']].map(each => [...each, { id: 'escalation.action-ladder', version: '2019-01-01' }]),
    ))
  it('goes on from the step before, and not earlier than the next one is due', () => {
    expect(climbed('2027-01-27T23:59:00.000Z', ...accepted, actionEscalated())).toEqual([])
    expect(climbed('2027-01-28T12:00:00.000Z', ...accepted, actionEscalated())).toEqual([coordinator])
  })
  it('takes every step that is due, in order, each as of its own day, and two of one day as two', () =>
    expect(climbed('2027-03-08T12:00:00.000Z', ...accepted)).toEqual([owner, lead, coordinator, senior, manager, tactical, executive]))
  it('takes no step twice', () => expect(climbed('2027-03-07T12:00:00.000Z', ...accepted, ...steps('2027-02-20T12:00:00.000Z', ...accepted) as readonly ActionEvent[])).toEqual([]))
  it('climbs faster for immediate safety: the MARAC manager on the first working day', () =>
    expect(climbed('2027-02-08T12:00:00.000Z', actionAgreed({ immediateSafety: true }))).toEqual([
      owner, lead, 'marac-manager 2027-01-26 +1 2027-01-26T00:00:00.000Z', 'tactical-group 2027-02-01 +5 2027-02-01T00:00:00.000Z', 'executive-group 2027-02-08 +10 2027-02-08T00:00:00.000Z',
    ]))
  it('dates nothing back where the steps so far were of the ladder of before: the next one is of today, and those above wait from there', () => {
    const { rule: _rule, asks: _asks, ...before } = actionEscalated({ tier: 'marac-manager', stepDueOn: '2027-02-01', workingDaysLate: 5 }).data
    const old = [...accepted, { type: 'ActionEscalated', data: before }] as const
    expect(climbed('2027-02-05T12:00:00.000Z', ...old)).toEqual([])
    expect(climbed('2027-06-14T12:00:00.000Z', ...old)).toEqual(['tactical-group 2027-06-14 +96 2027-06-13T23:00:00.000Z'])
    const [first] = steps('2027-06-14T12:00:00.000Z', ...old)
    expect(climbed('2027-07-11T12:00:00.000Z', ...old, first as ActionEvent)).toEqual([])
    expect(climbed('2027-07-12T12:00:00.000Z', ...old, first as ActionEvent)).toEqual(['executive-group 2027-07-12 +116 2027-07-11T23:00:00.000Z'])
  })
  it.each([['nobody has answered for', proposed], ['was declined', declined]])('climbs for one that %s', (_, history) =>
    expect(climbed('2027-01-26T12:00:00.000Z', ...history)).toEqual([owner, lead]))
  it.each([['said to be done', claimedDone], ['done', done]])('does nothing for one that is %s', (_, history) =>
    expect(climbed('2027-03-01T12:00:00.000Z', ...history)).toEqual([]))
  it('waits while the agency was chased, and takes no step any more once that was decided', () => {
    const chased = [...accepted, actionEscalated({ tier: 'coordinator', stepDueOn: '2027-01-28' }), escalationAnswered()]
    expect(climbed('2027-02-03T12:00:00.000Z', ...chased)).toEqual([])
    expect(climbed('2027-02-04T12:00:00.000Z', ...chased)).toEqual(['agency-senior 2027-02-04 +8 2027-02-04T00:00:00.000Z', 'marac-manager 2027-02-04 +8 2027-02-04T00:00:00.000Z'])
    expect(climbed('2028-02-04T12:00:00.000Z', ...chased, escalationClosed())).toEqual([])
  })
  it('starts anew from the date after an extension', () => {
    const extended = [...accepted, actionEscalated(), actionExtended()]
    expect(climbed('2027-01-31T12:00:00.000Z', ...extended)).toEqual([])
    expect(climbed('2027-02-02T12:00:00.000Z', ...extended)).toEqual(['owner 2027-02-01 +0 2027-02-01T00:00:00.000Z', 'agency-lead 2027-02-02 +1 2027-02-02T00:00:00.000Z'])
  })
  it('reads the day in London when the clocks have changed', () => {
    const due = [actionAgreed({ dueOn: '2027-06-14' }), actionEscalated({ tier: 'owner', dueOn: '2027-06-14', stepDueOn: '2027-06-14' })]
    expect(climbed('2027-06-14T22:59:59.000Z', ...due)).toEqual([])
    expect(climbed('2027-06-14T23:00:00.000Z', ...due)).toEqual(['agency-lead 2027-06-15 +1 2027-06-14T23:00:00.000Z'])
  })
  it('takes each step once on the nights on which the clocks change, whichever of the two hours is ticked', () => {
    // Due on Friday 29 October 2027; the clocks go back on Sunday the 31st, and the hour from 01:00 comes twice.
    const autumn = [actionAgreed({ dueOn: '2027-10-29' }), actionEscalated({ tier: 'owner', dueOn: '2027-10-29', stepDueOn: '2027-10-29' })]
    for (const now of ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z', '2027-10-31T23:59:59.000Z']) expect(climbed(now, ...autumn)).toEqual([])
    expect(climbed('2027-11-01T00:00:00.000Z', ...autumn)).toEqual(['agency-lead 2027-11-01 +1 2027-11-01T00:00:00.000Z'])
    // They go forward on Sunday 28 March 2027: the day of 29 March begins at 23:00 UTC.
    const spring = [actionAgreed({ dueOn: '2027-03-25' }), actionEscalated({ tier: 'owner', dueOn: '2027-03-25', stepDueOn: '2027-03-25' })]
    expect(climbed('2027-03-29T22:59:59.000Z', ...spring)).toEqual([])
    // Good Friday is the 26th, Easter Monday the 29th.
    expect(climbed('2027-03-29T23:00:00.000Z', ...spring)).toEqual(['agency-lead 2027-03-30 +1 2027-03-29T23:00:00.000Z'])
  })
  it('takes no step again, and none early, when the clock is set back', () => {
    const taken = [...accepted, ...(steps('2027-02-08T12:00:00.000Z', ...accepted) as readonly ActionEvent[])]
    for (const now of ['2027-01-26T12:00:00.000Z', '2026-01-26T12:00:00.000Z', '2027-02-08T12:00:00.000Z']) expect(climbed(now, ...taken)).toEqual([])
    expect(climbed('2027-03-08T12:00:00.000Z', ...taken)).toEqual([executive])
  })
})
