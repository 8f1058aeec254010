import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { sealed, specFor } from '@lantern/testing'
import { actionAgreed, proposed } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { decideRequestAction, RequestAction } from './request-action.decide.js'

const given = specFor(action)
const by = { user: 'police-1', agency: 'kent-police', roles: ['agency-representative'] }
const reason = sealed('He has a key')
const people = [{ personId: 'p3', target: 'child', name: 'Bo Testcase' }] as const
const asks = (data: Partial<RequestAction['data']> = {}) => new RequestAction({ ...actionAgreed().data, caseOpen: true, people, without: ['probation'], reason, ...data })
const told = { by, rules: exampleRules() }

describe('ask another agency for an action', () => {
  it('records what is asked, of whom, why and by when', () => given().when(decideRequestAction, asks(), told).then(actionAgreed({ reason })))
  it('may name a child of the case', () => given().when(decideRequestAction, asks({ target: 'child', person: 'p3' }), told).then(actionAgreed({ reason, target: 'child', person: 'p3' })))
  it('is due by the rules when nobody chose a date', () => given().when(decideRequestAction, asks({ dueOn: undefined }), told).then(actionAgreed({ reason, dueOn: '2027-01-25' })))
  it.each([
    ['its own agency is asked', { agency: 'kent-police' }, 'actions.your-own'],
    ['the person is not on the case', { target: 'child', person: 'p9' }, 'actions.no-such-person'],
    ['the person is not whom it makes safer', { target: 'victim', person: 'p3' }, 'actions.person-does-not-fit'],
    ['the agency has no agreement in force', { agency: 'probation' }, 'actions.no-agreement'],
    ['the case is not open', { caseOpen: false }, 'actions.case-not-open'],
    ['the date has passed', { dueOn: '2027-01-08' }, 'actions.due-in-the-past'],
  ] as const)('says no when %s', (_, data, code) => given().when(decideRequestAction, asks(data), told).thenRefused(code))
  it('is recorded once', () => given(...proposed).when(decideRequestAction, asks(), told).thenRefused('actions.exists'))
})
