import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { actionAgreed, proposed } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { AgreeAction, decideAgreeAction } from './agree-action.decide.js'

const given = specFor(action)
const agreeAction = (data: Partial<AgreeAction['data']> = {}) => new AgreeAction({ ...actionAgreed().data, caseOpen: true, gives: true, without: ['probation'], people: [{ personId: 'p3', target: 'child', name: 'Bo Testcase' }], ...data })

describe('agree an action', () => {
  it('records what was agreed, for whom and by when', () => given().when(decideAgreeAction, agreeAction()).then(actionAgreed()))
  it('may be due today', () =>
    given().when(decideAgreeAction, agreeAction({ dueOn: '2027-01-11' })).then(actionAgreed({ dueOn: '2027-01-11' })))
  it.each([[false, '2027-01-25'], [true, '2027-01-12']])('is due by the rules when nobody chose a date (immediate safety: %s)', (immediateSafety, dueOn) =>
    given().when(decideAgreeAction, agreeAction({ dueOn: undefined, immediateSafety }), { rules: exampleRules() }).then(actionAgreed({ immediateSafety, dueOn })))
  it('says no to a date that has passed', () =>
    given().when(decideAgreeAction, agreeAction({ dueOn: '2027-01-08' })).thenRefused('actions.due-in-the-past'))
  it('reads the day in London, not in UTC', () =>
    given()
      .when(decideAgreeAction, agreeAction({ dueOn: '2027-06-10' }), { now: '2027-06-10T23:30:00.000Z' })
      .thenRefused('actions.due-in-the-past'))
  it('says no when the case is not open', () =>
    given().when(decideAgreeAction, agreeAction({ caseOpen: false })).thenRefused('actions.case-not-open'))
  it('may name a child of the case, and nobody who is not on it, or not whom it makes safer', () => {
    given().when(decideAgreeAction, agreeAction({ target: 'child', person: 'p3' })).then(actionAgreed({ target: 'child', person: 'p3' }))
    given().when(decideAgreeAction, agreeAction({ target: 'child', person: 'p9' })).thenRefused('actions.no-such-person')
    given().when(decideAgreeAction, agreeAction({ target: 'victim', person: 'p3' })).thenRefused('actions.person-does-not-fit')
  })
  it('is taken on by an agency for itself alone: another is asked for it', () => {
    const by = { user: 'housing-1', agency: 'canterbury-housing', roles: ['agency-lead'] }
    given().when(decideAgreeAction, agreeAction({ gives: false }), { by }).then(actionAgreed())
    given().when(decideAgreeAction, agreeAction({ agency: 'kent-police', gives: false }), { by }).thenRefused('actions.ask-for-it')
  })
  it('says no to an agency whose information sharing agreement is not in force', () => given().when(decideAgreeAction, agreeAction({ agency: 'probation' })).thenRefused('actions.no-agreement'))
  it('is recorded once', () => given(...proposed).when(decideAgreeAction, agreeAction()).thenRefused('actions.exists'))
})
