import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, fileAdded, notAccepted, open, referralReturned, referred } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AddReferralFile, decideAddReferralFile } from './add-referral-file.decide.js'

const given = specFor(maracCase)
const { caseId, about: _about, agency: _agency, message: _message, ...file } = fileAdded().data
const add = new AddReferralFile({ caseId, files: [file] })
const school = { by: { user: 'school', agency: 'kent-police', roles: ['referrer'] } }
const added = fileAdded({ about: 'referral', agency: 'kent-police' })

describe('add files to a referral', () => {
  it.each([['only referred', referred], ['returned', [...referred, referralReturned()]], ['open', open]])('is possible while the case is %s', (_, history) => given(...history).when(decideAddReferralFile, add, school).then(added))
  it.each([['not accepted', notAccepted], ['closed', closed]])('says no once it is %s', (_, history) => given(...history).when(decideAddReferralFile, add, school).thenRefused('marac.referral-over'))
  it('says no before there is a referral', () => given().when(decideAddReferralFile, add, school).thenRefused('marac.referral-over'))
})
