import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { appealAnswered, caseTransferred, closed, joined, notAccepted, open, referralAppealed, referred, returned, transferAcknowledged, transferRefused } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AppealReferral, decideAppealReferral } from './appeal-referral.decide.js'

const given = specFor(maracCase)
const rules = exampleRules()
const { answerBy: _by, ...said } = referralAppealed().data
const appeal = new AppealReferral(said)

describe('appeal to the MARAC manager', () => {
  it('records the reasons, and by when they are answered', () => given(...notAccepted).when(decideAppealReferral, appeal, { rules }).then(referralAppealed()))
  it('counts working days, from the day in London', () =>
    given(...notAccepted).when(decideAppealReferral, appeal, { rules, now: '2027-01-14T23:30:00.000Z' }).then(referralAppealed({ answerBy: '2027-01-18' })))
  it.each([['to be acknowledged', [caseTransferred()]], ['acknowledged', [caseTransferred(), transferAcknowledged()]]])('says so in words when it was transferred meanwhile, %s', (_, history) =>
    given(...notAccepted, ...history).when(decideAppealReferral, appeal, { rules }).thenRefused('marac.transferred-meanwhile'))
  it('is possible again once the other area did not take it', () => given(...notAccepted, caseTransferred(), transferRefused()).when(decideAppealReferral, appeal, { rules }).then(referralAppealed()))
  it.each([['waits', [referralAppealed()]], ['was answered', [referralAppealed(), appealAnswered()]]])('says no while one %s already', (_, history) =>
    given(...notAccepted, ...history).when(decideAppealReferral, appeal, { rules }).thenRefused('marac.appealed-already'))
  it.each([['not decided', referred], ['returned', returned], ['accepted', open], ['joined', joined], ['closed', closed]])('says no of one that is %s', (_, history) =>
    given(...history).when(decideAppealReferral, appeal, { rules }).thenRefused('marac.not-to-appeal'))
})
