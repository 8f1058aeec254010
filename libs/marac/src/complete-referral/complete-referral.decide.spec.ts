import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { sealed } from '@lantern/testing/sealed'
import { closed, fileAdded, notAccepted, open, personDetailsChanged, referralCompleted, referralReturned, referralSubmitted, referralTold, referred, returned } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { CompleteReferral, decideCompleteReferral } from './complete-referral.decide.js'

const given = specFor(maracCase)
const rules = exampleRules()
const { role: _role, caseId, ...change } = personDetailsChanged().data
const complete = (data: Partial<CompleteReferral['data']> = {}) => new CompleteReferral({ ...referralTold, caseId, changes: [], ...data })
const told = { ...referralTold, risk: { ...referralTold.risk, score: 18 } }
const fresh = { personId: 'p4', details: sealed({ name: 'Another Sample' }, 'person-p4') }

describe('complete a referral that was returned', () => {
  it('records the whole again, and the Hub decides by the same date when no working day has passed', () =>
    given(...returned).when(decideCompleteReferral, complete({ risk: told.risk }), { rules, now: '2027-01-11T16:00:00.000Z' }).then(referralCompleted({ ...told })))
  it.each([
    ['two working days later', '2027-01-12', '2027-01-13T09:00:00.000Z', '2027-01-14'],
    ['over a weekend, which counts no more than it does for the Hub', '2027-01-12', '2027-01-17T09:00:00.000Z', '2027-01-18'],
    ['as late as it was when it was returned', '2027-01-08', '2027-01-12T09:00:00.000Z', '2027-01-11'],
  ])('moves the date by the working days that it was with the referrer: %s', (_, before, now, after) =>
    given(referralSubmitted({ triageDueOn: before }), referralReturned()).when(decideCompleteReferral, complete(), { rules, now }).then(referralCompleted({ triageDueOn: after })))
  it('takes people who were not named before', () =>
    given(...returned).when(decideCompleteReferral, complete({ perpetrators: [...referralTold.perpetrators, fresh] }), { rules }).then(referralCompleted({ perpetrators: [...referralTold.perpetrators, fresh], added: ['p4'] })))
  it('leaves whoever is not told of again on the case', () =>
    given(...returned, referralCompleted({ children: [] }), referralReturned()).when(decideCompleteReferral, complete(), { rules }).then(referralCompleted()))
  it('records what is said otherwise of somebody', () =>
    given(...returned).when(decideCompleteReferral, complete({ changes: [change] }), { rules }).then(referralCompleted(), personDetailsChanged()))
  it.each([
    ['another victim', { victim: { ...referralTold.victim, personId: 'p9' } }],
    ['the child as a perpetrator', { perpetrators: [...referralTold.perpetrators, { ...fresh, personId: 'p3' }] }],
    ['somebody twice', { perpetrators: [...referralTold.perpetrators, ...referralTold.perpetrators] }],
  ])('says no to %s', (_, data) => given(...returned).when(decideCompleteReferral, complete(data), { rules }).thenRefused('marac.not-as-told'))
  it('records files that came with it', () => {
    const { caseId: _case, about: _about, agency: _agency, message: _message, ...file } = fileAdded().data
    given(...returned).when(decideCompleteReferral, new CompleteReferral(complete().data, [file]), { rules, by: { user: 'police-1', agency: 'kent-police', roles: ['referrer'] } }).then(referralCompleted(), fileAdded({ about: 'referral', agency: 'kent-police' }))
  })
  it('asks for a criterion', () => given(...returned).when(decideCompleteReferral, complete({ criteria: [] }), { rules }).thenRefused('marac.no-criterion'))
  it('asks for a perpetrator', () => given(...returned).when(decideCompleteReferral, complete({ perpetrators: [] }), { rules }).thenRefused('marac.no-perpetrator'))
  it('says no to more ticks than the checklist has', () =>
    given(...returned).when(decideCompleteReferral, complete({ risk: { ...referralTold.risk, score: 25 } }), { rules }).thenRefused('marac.score-above-maximum'))
  it.each([['was never returned', referred], ['was completed', [...returned, referralCompleted()]], ['is open', open], ['was not accepted', notAccepted], ['is closed', closed]])('says no when it %s', (_, history) =>
    given(...history).when(decideCompleteReferral, complete(), { rules }).thenRefused('marac.not-returned'))
})
