import { describe, expect, it } from '@jest/globals'
import { dateCell, keyCell, listCell, numberCell, yesNoCell } from './cells.js'
import { columnNamed, columnOf } from './columns.js'

describe('cells of a spreadsheet', () => {
  it.each([
    ['03/04/2026', '2026-04-03'],
    ['3/4/2026', '2026-04-03'],
    ['03.04.2026', '2026-04-03'],
    ['31-12-1979', '1979-12-31'],
    ['2026-04-03', '2026-04-03'],
    ['2026-04-03 00:00:00', '2026-04-03'],
    ['31/02/2026', '2026-02-31'],
    ['03/04/26', '03/04/26'],
    ['soon', 'soon'],
  ])('reads the date %s', (text, date) => expect(dateCell(text)).toBe(date))

  it.each([['yes', true], ['Y', true], ['TRUE', true], ['no', false], ['0', false], ['perhaps', 'perhaps']])('reads %s', (text, answer) =>
    expect(yesNoCell(text)).toBe(answer))
  it.each([['24', 24], ['24.0', 24], ['many', 'many'], ['-1', '-1']])('reads the number %s', (text, number) => expect(numberCell(text)).toBe(number))

  const words = { 'visible-high-risk': 'Visible high risk', 'marac-repeat': 'MARAC repeat' }
  it('knows keys and words in any spelling', () => {
    expect(keyCell('VISIBLE high-risk', words)).toBe('visible-high-risk')
    expect(listCell('marac repeat | Visible High Risk;', words)).toEqual(['marac-repeat', 'visible-high-risk'])
    expect(keyCell(' something else ', words)).toBe('something else')
  })
})

describe('columns', () => {
  it.each([['Victim date of birth', 'victim_date_of_birth'], ['perpetrator 1 name', 'perpetrator_name'], ['Child-2-Name', 'child_2_name']])('knows %s', (heading, column) =>
    expect(columnNamed(heading)).toBe(column))

  it('finds the column of a fault, past rows that were left blank', () => {
    const kept = { perpetrators: [0, 2], children: [1] }
    expect(columnOf('victimDateOfBirth', kept)).toBe('victim_date_of_birth')
    expect(columnOf('perpetrators.1.name', kept)).toBe('perpetrator_3_name')
    expect(columnOf('children.0.dateOfBirth', kept)).toBe('child_2_date_of_birth')
    expect(columnOf('perpetrators', kept)).toBe('perpetrator_name')
  })
})
