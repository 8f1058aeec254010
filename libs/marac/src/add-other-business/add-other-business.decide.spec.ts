import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { cancelled, otherBusinessAdded, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { AddOtherBusiness, decideAddOtherBusiness } from './add-other-business.decide.js'

const given = specFor(meeting)
const add = new AddOtherBusiness(otherBusinessAdded().data)

describe('add other business', () => {
  it('puts it last on the agenda', () => given(...scheduled).when(decideAddOtherBusiness, add).then(otherBusinessAdded()))
  it.each([['cancelled', cancelled], ['none', []]])('says no while the meeting is %s', (_, history) => given(...history).when(decideAddOtherBusiness, add).thenRefused('marac.meeting-over'))
})
