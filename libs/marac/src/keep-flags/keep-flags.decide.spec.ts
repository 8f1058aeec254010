import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { caseTransferred, flagged, flagPutOn, flagsEnded, flagsRestarted, notAccepted, open } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideEndFlags, EndFlags } from './end-flags.decide.js'
import { decideRestartFlags, RestartFlags } from './restart-flags.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'
const end = new EndFlags({ caseId })
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
