import { describe, expect, it } from '@jest/globals'
import { fromTo, hoursAndMinutes } from './meeting.words.js'
import { overlapping } from './overlap.policy.js'

const other = { id: 'MT-1', area: 'east', held_on: '2027-01-26', starts_at: '09:30', minutes: 120, chair: 'manager-1' }
const time = { area: 'east', on: '2027-01-26', startsAt: '11:00', minutes: 60, chair: 'supervisor-1' }

describe('meetings that overlap', () => {
  it.each([
    ['of one area', {}, true],
    ['with one chair, in another area', { area: 'west', chair: 'manager-1' }, true],
    ['around the other', { startsAt: '09:00', minutes: 600 }, true],
    ['in another area with another chair', { area: 'west' }, false],
    ['on another day', { on: '2027-01-27' }, false],
    ['when the other ends', { startsAt: '11:30' }, false],
    ['until the other begins', { startsAt: '08:30' }, false],
  ])('%s', (_, change, clash) => expect(overlapping({ ...time, ...change }, [other]).length > 0).toBe(clash))
  it('are not one meeting that is moved', () => expect(overlapping(time, [other], 'MT-1')).toEqual([]))
})

it('says from when to when, and how long', () => {
  expect([fromTo('09:30', 360), fromTo('23:30', 60)]).toEqual(['09:30 to 15:30', '23:30 to 00:30'])
  expect([0, 45, 60, 375].map(hoursAndMinutes)).toEqual(['0 min', '45 min', '1 h', '6 h 15 min'])
})
