import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { closed, fileAdded, notAccepted, open, referralSubmitted, referred } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideSubmitReferral, SubmitReferral } from './submit-referral.decide.js'

const given = specFor(maracCase)
const rules = exampleRules()
const { triageDueOn: _due, ...told } = referralSubmitted().data
const submit = (data: Partial<SubmitReferral['data']> = {}) => new SubmitReferral({ ...told, ...data })

describe('submit a referral', () => {
  it('records it, with the date by which the Hub decides: one working day', () =>
    given().when(decideSubmitReferral, submit(), { rules }).then(referralSubmitted({ triageDueOn: '2027-01-12' })))
  it('counts working days from the day in London, over a weekend', () =>
    given().when(decideSubmitReferral, submit(), { rules, now: '2027-01-15T23:30:00.000Z' }).then(referralSubmitted({ triageDueOn: '2027-01-18' })))
  it('never turns a low score away', () => {
    const risk = { ...told.risk, score: 3 }
    given().when(decideSubmitReferral, submit({ risk, criteria: ['professional-judgement'] }), { rules }).then(referralSubmitted({ risk, criteria: ['professional-judgement'] }))
  })
  it('records files that came with it, after it', () => {
    const { caseId: _case, about: _about, agency: _agency, message: _message, ...file } = fileAdded().data
    const by = { user: 'police-1', agency: 'kent-police', roles: ['referrer'] }
    given().when(decideSubmitReferral, new SubmitReferral(told, [file]), { rules, by }).then(referralSubmitted({ triageDueOn: '2027-01-12' }), fileAdded({ about: 'referral', agency: 'kent-police' }))
  })
  it('asks for a criterion', () => given().when(decideSubmitReferral, submit({ criteria: [] }), { rules }).thenRefused('marac.no-criterion'))
  it('asks for a perpetrator', () => given().when(decideSubmitReferral, submit({ perpetrators: [] }), { rules }).thenRefused('marac.no-perpetrator'))
  it('says no to more ticks than the checklist has', () =>
    given().when(decideSubmitReferral, submit({ risk: { ...told.risk, score: 25 } }), { rules }).thenRefused('marac.score-above-maximum'))
  it.each([['referred', referred], ['open', open], ['not accepted', notAccepted], ['closed', closed]])('says no to a reference that is %s already', (_, history) =>
    given(...history).when(decideSubmitReferral, submit(), { rules }).thenRefused('marac.case-exists'))
})
