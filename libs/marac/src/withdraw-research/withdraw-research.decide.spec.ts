import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, notAccepted, researchAddedTo, researched, researching, researchWithdrawn } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideWithdrawResearch, WithdrawResearch } from './withdraw-research.decide.js'

const given = specFor(maracCase)
const { agency: _agency, ...data } = researchWithdrawn().data
const housing = { by: { user: 'officer-1', agency: 'canterbury-housing', roles: ['researcher'] } }
const withdraw = (entryId = 'return') => new WithdrawResearch({ ...data, entryId })

describe('withdraw research', () => {
  it.each([['open', researched], ['closed', closed]])('takes back the answer while the case is %s', (_, history) =>
    given(...history).when(decideWithdrawResearch, withdraw(), housing).then(researchWithdrawn()))
  it('takes back one addition and leaves the rest', () =>
    given(...researched, researchAddedTo()).when(decideWithdrawResearch, withdraw('a1'), housing).then(researchWithdrawn({ entryId: 'a1' })))
  it('says no to a second time', () => given(...researched, researchWithdrawn()).when(decideWithdrawResearch, withdraw(), housing).thenRefused('marac.already-withdrawn'))
  it.each([['nothing was told yet', researching, 'return'], ['there is no such addition', researched, 'a9'], ['it is called as a property is', researched, 'constructor']])('says no when %s', (_, history, entry) =>
    given(...history).when(decideWithdrawResearch, withdraw(entry), housing).thenRefused('marac.no-such-return'))
  it('is for what the own agency told', () => given(...researched).when(decideWithdrawResearch, withdraw(), { by: { user: 'p', agency: 'probation', roles: [] } }).thenRefused('marac.no-such-return'))
  it('says no on a referral that was not accepted', () => given(...notAccepted).when(decideWithdrawResearch, withdraw(), housing).thenRefused('marac.case-not-open'))
})
