import { describe, expect, it } from '@jest/globals'
import { facetsOf, type FacetRow } from './case-facets.policy.js'

const row = (changes: Partial<FacetRow> = {}): FacetRow => ({
  status: 'open', area: 'east', district: null, agency: 'kent-police', asked_of: ',', route: null, meeting_requests: 0, risk_level: null, children: 0, late: 0, heard: 0, rows: 1, ...changes,
})
const rows = [
  row({ area: 'west', late: 1, asked_of: ',probation,housing,' }),
  row({ status: 'referred', children: 2 }),
  row({ area: 'west', route: 'hub-managed', meeting_requests: 1, risk_level: 'high', asked_of: ',housing,' }),
]

describe('the counts beside the filters', () => {
  it('do not have a case as to be listed once a meeting has heard it, unless somebody asks for one again', () => {
    const heard = { route: 'meeting', heard: 1 } as const
    expect([...facetsOf([row(heard), row({ ...heard, heard: 0 }), row({ ...heard, meeting_requests: 1 })], {}).counts.route]).toEqual([['to-be-listed', 2]])
  })
  it('are of all cases while nothing is chosen', () => {
    const { total, counts } = facetsOf(rows, {})
    expect(total).toBe(3)
    expect(Object.fromEntries(counts.status)).toEqual({ open: 2, referred: 1, current: 3, all: 3 })
    expect(Object.fromEntries(counts.area)).toEqual({ west: 2, east: 1 })
    expect(Object.fromEntries(counts.asked)).toEqual({ probation: 1, housing: 2 })
    expect(Object.fromEntries(counts.route)).toEqual({ 'not-chosen': 2, 'to-be-listed': 1 })
    expect(Object.fromEntries(counts.risk)).toEqual({ 'not-decided': 2, high: 1 })
    expect([Object.fromEntries(counts.overdue), Object.fromEntries(counts.children)]).toEqual([{ yes: 1 }, { yes: 1, no: 2 }])
  })
  it('say of each filter what it would show if it alone were changed', () => {
    const { total, counts } = facetsOf(rows, { area: 'west', overdue: 'yes' })
    expect(total).toBe(1)
    expect(Object.fromEntries(counts.area)).toEqual({ west: 1 })
    expect(Object.fromEntries(counts.overdue)).toEqual({ yes: 1 })
    expect(Object.fromEntries(counts.asked)).toEqual({ probation: 1, housing: 1 })
    expect(Object.fromEntries(facetsOf(rows, { area: 'west' }).counts.children)).toEqual({ no: 2 })
    expect(Object.fromEntries(facetsOf(rows, { area: 'west' }).counts.area)).toEqual({ west: 2, east: 1 })
  })
  it('count each case of those that are the same', () => expect(facetsOf([row({ rows: 7 }), row({ rows: 2, area: 'west' })], { area: 'east' })).toMatchObject({ total: 7, counts: { area: new Map([['east', 7], ['west', 2]]) } }))
  it('are nothing for no cases', () => expect(facetsOf([], { area: 'east' }).total).toBe(0))
})
