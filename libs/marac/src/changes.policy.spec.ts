import { describe, expect, it } from '@jest/globals'
import { changesBetween } from './changes.policy.js'

const of = (lines: readonly (readonly [string, string])[]) => new Map([['Risk', lines.map(([label, value]) => ({ label, value }))]])
const changes = (before: Parameters<typeof of>[0], after: Parameters<typeof of>[0]) => changesBetween(of(before), of(after))[0]?.changes

describe('what changed between two moments', () => {
  it('is what was added, changed and taken away', () =>
    expect(changes([['Level', 'High'], ['Note', 'Old'], ['Same', 'x']], [['Level', 'Medium'], ['Same', 'x'], ['Reason', 'New']])).toEqual([
      { what: 'changed', label: 'Level', before: 'High', after: 'Medium' },
      { what: 'added', label: 'Reason', after: 'New' },
      { what: 'taken-away', label: 'Note', before: 'Old' },
    ]))
  it('is nothing where nothing was recorded between', () => expect(changes([['Level', 'High']], [['Level', 'High']])).toEqual([]))
  it('tells lines of one label apart by their place', () => expect(changes([['Child', 'A']], [['Child', 'A'], ['Child', 'B']])).toEqual([{ what: 'added', label: 'Child', after: 'B' }]))
  it('is everything that was added since before the referral, and everything in a section of its own', () => {
    expect(changesBetween(new Map(), of([['Level', 'High']]))).toEqual([{ section: 'Risk', changes: [{ what: 'added', label: 'Level', after: 'High' }] }])
    expect(changesBetween(of([['Level', 'High']]), new Map([['Route', []]]))).toEqual([{ section: 'Route', changes: [] }, { section: 'Risk', changes: [{ what: 'taken-away', label: 'Level', before: 'High' }] }])
  })
})
