import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { caseListed, caseUnlisted, closed, open, routeChosen } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideUnlistCase, UnlistCase } from './unlist-case.decide.js'

const given = specFor(maracCase)
const { caseId, reason } = caseUnlisted().data
const off = new UnlistCase({ caseId, reason })
const listed = [...open, routeChosen({ route: 'meeting' }), caseListed()]

describe('take a case off the agenda', () => {
  it('is recorded with its reason', () => given(...listed).when(decideUnlistCase, off).then(caseUnlisted()))
  it('says no where it is on none', () => {
    given(...open, routeChosen({ route: 'meeting' })).when(decideUnlistCase, off).thenRefused('marac.not-listed')
    given(...listed, caseUnlisted()).when(decideUnlistCase, off).thenRefused('marac.not-listed')
  })
  it.each([['closed', closed], ['none', []]])('says no while the case is %s', (_, history) => given(...history).when(decideUnlistCase, off).thenRefused('marac.case-not-open'))
})
