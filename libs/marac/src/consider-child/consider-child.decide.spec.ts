import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { childConsidered, closed, open, referred } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { ConsiderChild, decideConsiderChild } from './consider-child.decide.js'

const given = specFor(maracCase)
const consider = (child = 'p3') => new ConsiderChild({ ...childConsidered().data, child })

describe('record what was considered for a child', () => {
  it('is possible while the case is open', () => given(...open).when(decideConsiderChild, consider()).then(childConsidered()))
  it('may be said again, and the first stays', () => given(...open, childConsidered()).when(decideConsiderChild, consider()).then(childConsidered()))
  it.each([['only referred', referred], ['closed', closed]])('says no while the case is %s', (_, history) => given(...history).when(decideConsiderChild, consider()).thenRefused('marac.case-not-open'))
  it.each(['p1', 'p9'])('says no to %s, who is no child of the case', child => given(...open).when(decideConsiderChild, consider(child)).thenRefused('marac.no-such-child'))
})
