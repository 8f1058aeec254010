import { describe, expect, it } from '@jest/globals'
import { dueTag } from './index.js'

describe('the tag of a due date', () => {
  it.each([
    ['2027-01-13', { text: 'Overdue by 1 day', tag: 'red' }],
    ['2026-12-14', { text: 'Overdue by 31 days', tag: 'red' }],
    ['2027-01-14', { text: 'Due today', tag: 'yellow' }],
    ['2027-01-15', { text: 'Due in 1 day', tag: 'yellow' }],
    ['2027-01-21', { text: 'Due in 7 days', tag: 'yellow' }],
    ['2027-01-22', { text: 'Due on Friday 22 January 2027' }],
  ])('of %s on 14 January 2027', (dueOn, tag) => expect(dueTag(dueOn, '2027-01-14')).toEqual(tag))
})
