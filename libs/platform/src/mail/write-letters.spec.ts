import { describe, expect, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { digestDay } from './write-letters.js'

const { calendar } = exampleRules()

describe('the day of a digest', () => {
  it.each([
    ['before its hour the working day before', '2027-01-12T07:29:59.999Z', '2027-01-11'],
    ['from its hour on today', '2027-01-12T07:30:00.000Z', '2027-01-12'],
    ['on a Sunday the Friday before', '2027-01-17T12:00:00.000Z', '2027-01-15'],
    ['on Easter Monday the Thursday before Good Friday', '2027-03-29T12:00:00.000Z', '2027-03-25'],
    ['the hour is that of London in summer', '2027-06-14T06:29:59.999Z', '2027-06-11'],
    ['from which on it is today there', '2027-06-14T06:30:00.000Z', '2027-06-14'],
    ['after the night on which the clocks went back', '2027-11-01T07:30:00.000Z', '2027-11-01'],
  ])('is %s', (_, now, day) => expect(digestDay(now, '07:30', calendar)).toBe(day))
})
