import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { caseTransferred, flagged, flagPutOn, flagsEnded, flagsRestarted, flagsShortened, notAccepted, open } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideEndFlags, EndFlags } from './end-flags.decide.js'
import { decideShortenFlags, ShortenFlags } from './shorten-flags.decide.js'
import { decideRestartFlags, RestartFlags } from './restart-flags.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'
const end = new EndFlags({ caseId })
const shorten = (referredOn = '2027-01-04') => new ShortenFlags({ caseId, referredOn })
const restart = (referredOn = '2027-06-01') => new RestartFlags({ caseId, referredOn })

describe('the end of a flag', () => {
  it('is said the day after the last one, to every agency that keeps it', () => given(...flagged, flagPutOn()).when(decideEndFlags, end, { now: '2028-01-05T00:00:00.000Z', rules: exampleRules() }).then(flagsEnded()))
  it('is not said on the last day', () => given(...flagged).when(decideEndFlags, end, { now: '2028-01-04T23:59:59.999Z', rules: exampleRules() }).thenNothing())
  it('is said once', () => given(...flagged, flagsEnded()).when(decideEndFlags, end, { now: '2028-01-06T09:00:00.000Z', rules: exampleRules() }).thenNothing())
  it('is not said while a transfer waits for the other area: until then the flag stays', () =>
    given(...flagged, caseTransferred()).when(decideEndFlags, end, { now: '2028-01-05T00:00:00.000Z', rules: exampleRules() }).thenNothing())
  it('is not said of a case without a flag', () => given(...open).when(decideEndFlags, end).thenNothing())
  it('is not said of a referral that was not accepted', () => given(...notAccepted).when(decideEndFlags, end).thenRefused('marac.case-not-open'))
})

describe('a repeat', () => {
  it('starts the time anew, for those too who said that it was on', () => given(...flagged, flagPutOn()).when(decideRestartFlags, restart(), { now: '2027-06-02T09:00:00.000Z', rules: exampleRules() }).then(flagsRestarted()))
  it('starts it once', () => given(...flagged, flagsRestarted()).when(decideRestartFlags, restart(), { now: '2027-06-02T09:00:00.000Z', rules: exampleRules() }).thenNothing())
  it('never makes it shorter', () => given(...flagged).when(decideRestartFlags, restart('2026-12-01'), { now: '2027-06-02T09:00:00.000Z', rules: exampleRules() }).thenNothing())
  it('starts none that has ended', () => given(...flagged, flagsEnded()).when(decideRestartFlags, restart('2028-02-01'), { now: '2028-02-02T09:00:00.000Z', rules: exampleRules() }).thenNothing())
  it('of which the time is over starts nothing', () => given(...flagged).when(decideRestartFlags, restart(), { now: '2028-07-01T09:00:00.000Z', rules: exampleRules() }).thenNothing())
  it('changes nothing of a case without a flag', () => given(...open).when(decideRestartFlags, restart(), { rules: exampleRules() }).thenNothing())
  it('changes nothing of a referral that was not accepted', () => given(...notAccepted).when(decideRestartFlags, restart(), { rules: exampleRules() }).thenRefused('marac.case-not-open'))
})

describe('a referral that counts no more', () => {
  const restarted = [...flagged, flagPutOn(), flagsRestarted()]
  const at = { now: '2027-06-02T09:00:00.000Z', rules: exampleRules() }
  it('takes its date back, and each agency says anew that the flag is on', () => {
    given(...restarted, flagPutOn({ until: '2028-06-01' })).when(decideShortenFlags, shorten(), at).then(flagsShortened())
    expect(fold(maracCase, [...restarted, flagPutOn({ until: '2028-06-01' }), flagsShortened()])).toMatchObject({ flaggedFrom: '2027-01-04', flaggedUntil: '2028-01-04', flags: { 'canterbury-housing': 'to-put-on', 'kent-police': 'to-put-on' } })
  })
  it('does so once, and never makes it longer', () => {
    given(...restarted, flagsShortened()).when(decideShortenFlags, shorten(), at).thenNothing()
    given(...flagged).when(decideShortenFlags, shorten('2027-02-01'), at).thenNothing()
  })
  it('lets it start anew when it counts again', () => given(...restarted, flagsShortened()).when(decideRestartFlags, restart(), at).then(flagsRestarted()))
  it('ends the flag where the earlier date is over', () => {
    const late = { now: '2028-03-01T09:00:00.000Z', rules: exampleRules() }
    given(...restarted).when(decideShortenFlags, shorten(), late).then(flagsShortened())
    given(...restarted, flagsShortened()).when(decideEndFlags, end, late).then(flagsEnded())
  })
  it('changes nothing of a flag that ended, and of a case without one', () => {
    given(...restarted, flagsEnded({ until: '2028-06-01' })).when(decideShortenFlags, shorten(), at).thenNothing()
    given(...open).when(decideShortenFlags, shorten(), at).thenNothing()
    given(...notAccepted).when(decideShortenFlags, shorten(), at).thenRefused('marac.case-not-open')
  })
})
