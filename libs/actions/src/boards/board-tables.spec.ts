import { describe, expect, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import type { RaisedRow } from '../raised-rows.js'
import { boardTables, missesTable } from './board-tables.js'

const row = (of: Partial<RaisedRow>): RaisedRow => ({
  ...{ ref: 'MC-4T7Q9-XWC2D-7KQX', kind: 'action', belongs_to: 'MC-4T7Q9-XWC2D', agency: 'police', tier: 'coordinator', asked_of: 'coordinator', tier_on: '2027-01-28', asks: 'extend-chase-or-raise' },
  ...{ due_on: '2027-01-25', first_due_on: '2027-01-25', held_until: null, immediate_safety: 0, ...of },
})
const missed = (of: Partial<RaisedRow>): RaisedRow => row({ ref: 'AT-4T7Q9-XWC2D-7KQXA', kind: 'attendance', area: 'east', missed: 1, ...of })
const agencies = { id: (agency: string) => agency, name: (agency: string) => `The ${agency}` }
const areas = { area: (area: string) => `<${area}>` }
const shown = (rows: readonly RaisedRow[], pack = false) =>
  boardTables(rows, { today: '2027-02-01', calendar: exampleRules().calendar, agencies, areas, pack }).map(({ caption, columns, rows: lines }) => [caption, columns.map(({ text }) => text).join(), ...lines.map(line => line.map(cell => ('text' in cell ? cell.text : '')).join())])

describe('a board', () => {
  it('says first what has to be decided on, then what an agency answers for, and each in its own measure', () =>
    expect(shown([row({ held_until: '2027-02-01' }), row({ kind: 'research', held_until: '2027-01-31' }), missed({ tier: 'agency-senior', missed: 2, asks: 'see-to-it' })])).toEqual([
      ['To decide on (1)', 'What,Agency,Here since,Due,Late or missed,Asked', 'MC-4T7Q9-XWC2D-7KQX,The police,28 Jan 2027,25 Jan 2027,5 working days late,Chase, or raise'],
      ['Waiting for an answer (1)', 'What,Agency,Here since,Due,Late or missed,Answers by', 'MC-4T7Q9-XWC2D-7KQX,The police,28 Jan 2027,25 Jan 2027,5 working days late,1 Feb 2027'],
      ['With the senior manager of the agency (1)', 'What,Agency,Here since,Due,Late or missed', 'AT-4T7Q9-XWC2D-7KQXA,The police,28 Jan 2027,25 Jan 2027,2 meetings missed'],
    ]))
  it('leaves room on paper for what is decided', () => expect(shown([missed({ tier: 'tactical-group', missed: 3, asks: 'decide' })], true)).toEqual([
    ['To decide on (1)', 'What,Agency,Here since,Due,Late or missed,Asked,Decision', 'AT-4T7Q9-XWC2D-7KQXA,The police,28 Jan 2027,25 Jan 2027,3 meetings missed,Decide,'],
  ]))
})

describe('meetings that were missed once', () => {
  it('are counted by agency, with where and when', () => {
    const table = missesTable([missed({}), missed({ agency: 'probation' }), missed({ area: 'west', held_until: '2027-02-03' })], agencies, areas, false)
    expect(table?.caption).toBe('Nobody came to a meeting (3)')
    expect(table?.rows.map(([agency, count]) => [agency, count])).toEqual([[{ text: 'The police' }, { text: '2 meetings' }], [{ text: 'The probation' }, { text: '1 meeting' }]])
    expect(JSON.stringify(table?.rows[0])).toContain('&lt;west&gt;</a> (28 Jan 2027, answers by 3 Feb 2027)')
  })
  it('have no table where there are none', () => expect(missesTable([], agencies, areas, false)).toBeUndefined())
})
