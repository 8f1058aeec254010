import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { specFor } from '@lantern/testing'
import { closed, flagPutOn, flagReleased, flagsEnded, flagsSet, flagTakenOff, open } from '../marac-case/marac-case.examples.js'
import { live } from '../marac-case/flags/flags.state.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideReleaseFlag, ReleaseFlag } from './release-flag.decide.js'

const given = specFor(maracCase)
const release = (agency = 'canterbury-housing') => new ReleaseFlag({ caseId: 'MC-4T7Q9-XWC2D', agency, because: 'not-confirmed' })

describe('stop counting on the flag of an agency', () => {
  it.each([['to be put on', [flagsSet()]], ['on', [flagsSet(), flagPutOn()]], ['to be taken off', [flagsSet(), flagsEnded()]]] as const)('records it while the flag is %s', (_, flags) =>
    given(...closed, ...flags).when(decideReleaseFlag, release()).then(flagReleased()))
  it('lets a repeat not restart it, and leaves the others', () => {
    const { flags } = fold(maracCase, [...closed, flagsSet(), flagReleased()])
    expect([live(flags['canterbury-housing']), live(flags['kent-police'])]).toEqual([false, true])
  })
  it.each([['another agency', 'probation', [flagsSet()]], ['none', 'constructor', [flagsSet()]], ['one that is off', 'canterbury-housing', [flagsSet(), flagTakenOff()]]] as const)('says no to the flag of %s', (_, agency, flags) =>
    given(...closed, ...flags).when(decideReleaseFlag, release(agency)).thenRefused('marac.no-flag-to-release'))
  it('says no where there is no flag', () => given(...open).when(decideReleaseFlag, release()).thenRefused('marac.no-flag-to-release'))
})
