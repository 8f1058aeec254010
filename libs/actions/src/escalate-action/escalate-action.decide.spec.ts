import { describe, expect, it } from '@jest/globals'
import { englandAndWales } from '@lantern/clock'
import { fold, type Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { standardGiven } from '@lantern/testing'
import { accepted, actionEscalated, actionExtended, claimedDone, declined, done, proposed } from '../action/action.examples.js'
import type { ActionEvent } from '../action/action.events.js'
import { action } from '../action/action.stream.js'
import { decideEscalateAction, EscalateAction } from './escalate-action.decide.js'

const ladder = [
  { tier: 'agency-lead', afterWorkingDays: 1 },
  { tier: 'marac-manager', afterWorkingDays: 5 },
] as const
const rules = { calendar: englandAndWales([]), escalation: { actionOverdue: { value: ladder } } } as unknown as RulesInForce
const given = (now: string): Given<RulesInForce> => ({ ...standardGiven, now, rules })

/** Due on Monday 25 January 2027. */
const climbed = (now: string, ...history: readonly ActionEvent[]) =>
  decideEscalateAction(new EscalateAction({ actionId: 'MC-4T7Q9-XWC2D-7KQX' }), fold(action, history), given(now)).map(({ data, happenedAt }) => ({
    ...('tier' in data ? { tier: data.tier, on: data.stepDueOn, late: data.workingDaysLate, of: data.askedOf } : {}),
    happenedAt,
  }))

const lead = { tier: 'agency-lead', on: '2027-01-26', late: 1, of: 'canterbury-housing', happenedAt: '2027-01-26T00:00:00.000Z' }
const manager = { tier: 'marac-manager', on: '2027-02-01', late: 5, of: 'marac-manager', happenedAt: '2027-02-01T00:00:00.000Z' }

describe('escalate an action', () => {
  it('does nothing on the day it is due', () => expect(climbed('2027-01-25T23:59:00.000Z', ...accepted)).toEqual([]))
  it('asks the agency lead one working day later', () => expect(climbed('2027-01-26T00:00:00.000Z', ...accepted)).toEqual([lead]))
  it('asks the MARAC manager after five, not before', () => {
    expect(climbed('2027-01-31T12:00:00.000Z', ...accepted, actionEscalated())).toEqual([])
    expect(climbed('2027-02-01T12:00:00.000Z', ...accepted, actionEscalated())).toEqual([manager])
  })
  it('takes every step that is due, in order, each as of its own day', () =>
    expect(climbed('2027-03-01T12:00:00.000Z', ...accepted)).toEqual([lead, manager]))
  it('takes no step twice', () =>
    expect(climbed('2027-03-01T12:00:00.000Z', ...accepted, actionEscalated(), actionEscalated({ tier: 'marac-manager' }))).toEqual([]))
  it.each([['nobody has answered for', proposed], ['was declined', declined]])('climbs for one that %s', (_, history) =>
    expect(climbed('2027-01-26T12:00:00.000Z', ...history)).toEqual([lead]))
  it.each([['said to be done', claimedDone], ['done', done]])('does nothing for one that is %s', (_, history) =>
    expect(climbed('2027-03-01T12:00:00.000Z', ...history)).toEqual([]))
  it('starts anew from the date after an extension', () => {
    const extended = [...accepted, actionEscalated(), actionExtended()]
    expect(climbed('2027-02-01T12:00:00.000Z', ...extended)).toEqual([])
    expect(climbed('2027-02-02T12:00:00.000Z', ...extended)).toMatchObject([{ tier: 'agency-lead', on: '2027-02-02' }])
  })
  it('reads the day in London when the clocks have changed', () => {
    const due = [{ ...proposed[0], data: { ...proposed[0]?.data, dueOn: '2027-06-14' } } as ActionEvent]
    expect(climbed('2027-06-14T22:59:59.000Z', ...due)).toEqual([])
    expect(climbed('2027-06-14T23:00:00.000Z', ...due)).toMatchObject([{ tier: 'agency-lead', happenedAt: '2027-06-14T23:00:00.000Z' }])
  })
})
