import { describe, expect, it } from '@jest/globals'
import { addMonths } from '@lantern/clock'
import { lowAttendance } from './attendance.js'
import { exampleRules } from './rules.examples.js'

const lines = exampleRules().escalation.attendance.value
/** One meeting a month from January 2027: x is missed, o is not. */
const after = (months: string) => {
  const low = lowAttendance(lines, [...months].map((each, i) => ({ on: addMonths('2027-01-12', i), missed: each === 'x' })))
  return low && [low.since, ...low.steps.map(({ tier, on, missed }) => `${tier} ${on} ${missed}`)]
}

describe('low attendance of an agency', () => {
  it.each(['', 'o', 'xo', 'xxxo'])('is none where it came to the last meeting: "%s"', months => expect(after(months)).toBeUndefined())
  it('tells the coordinator of one', () => expect(after('oox')).toEqual(['2027-03-12', 'coordinator 2027-03-12 1']))
  it('tells its senior manager of two in a row', () => {
    expect(after('xx')).toEqual(['2027-01-12', 'coordinator 2027-01-12 1', 'agency-senior 2027-02-12 2'])
    expect(after('xox')).toEqual(['2027-03-12', 'coordinator 2027-03-12 1'])
  })
  it('is with the Tactical Group at three in six months, in a row or not', () => {
    expect(after('xoxox')).toEqual(['2027-05-12', 'coordinator 2027-05-12 1', 'tactical-group 2027-05-12 3'])
    expect(after('xxx')?.at(-1)).toBe('tactical-group 2027-03-12 3')
    // The first of three is six months ago.
    expect(after('xoxooox')).toEqual(['2027-07-12', 'coordinator 2027-07-12 1'])
  })
  it('is with the Executive Group where it is so still in the quarter after', () => {
    expect(after('xxxxx')?.at(-1)).toBe('tactical-group 2027-03-12 3')
    expect(after('xxxxxx')?.at(-1)).toBe('executive-group 2027-06-12 6')
    expect(after('xxxoxoxx')?.at(-1)).toBe('executive-group 2027-07-12 4')
    // It came for a quarter in between, and falls back much later.
    expect(after('xxxooooooxxx')?.at(-1)).toBe('tactical-group 2027-12-12 3')
  })
})
