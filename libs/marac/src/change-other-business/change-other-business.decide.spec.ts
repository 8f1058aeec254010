import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { cancelled, meetingId, otherBusinessAdded, otherBusinessChanged, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { ChangeOtherBusiness, decideChangeOtherBusiness, type OtherBusinessChange } from './change-other-business.decide.js'

const given = specFor(meeting)
const items = [...scheduled, ...['a', 'b', 'c'].map(itemId => otherBusinessAdded({ itemId }))]
const change = (itemId: string, to: OtherBusinessChange) => new ChangeOtherBusiness({ meetingId, itemId, to })

describe('change other business', () => {
  it.each([['b', 'up', 'bac'], ['b', 'down', 'acb'], ['a', 'off', 'bc'], ['c', 'off', 'ab']] as const)('%s goes %s', (itemId, to, order) =>
    given(...items).when(decideChangeOtherBusiness, change(itemId, to)).then(otherBusinessChanged(...order)))
  it.each([['a', 'up'], ['c', 'down']] as const)('%s stays where it is, as it cannot go %s', (itemId, to) => given(...items).when(decideChangeOtherBusiness, change(itemId, to)).then())
  it('says no to what is not on the agenda, or not any more', () => {
    given(...items).when(decideChangeOtherBusiness, change('z', 'up')).thenRefused('marac.not-other-business')
    given(...items, otherBusinessChanged('a', 'c')).when(decideChangeOtherBusiness, change('b', 'up')).thenRefused('marac.not-other-business')
  })
  it('says no once the meeting is cancelled', () => given(...cancelled).when(decideChangeOtherBusiness, change('a', 'up')).thenRefused('marac.meeting-over'))
})
