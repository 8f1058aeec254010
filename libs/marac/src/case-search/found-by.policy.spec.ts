import { describe, expect, it } from '@jest/globals'
import type { PersonRow } from '../people/people.projection.js'
import { easilyMistakenFor } from '../same-person/matching.policy.js'
import { foundBy } from './found-by.policy.js'

const person: PersonRow = {
  person_id: 'p1', ref: 'MC-AAAAA-00001', role: 'victim', name: "Zara Testcase-O'Mock", said_names: ["Zara Testcase-O'Mock", 'Sophie'], birth_dates: ['1991-02-03'], addresses: [], referred_at: '2027-01-11T09:00:00.000Z', died: 0, carried: 0, died_by: null,
}

describe('what a person was found by', () => {
  it.each([
    [{ name: 'zara' }, ['same-name']],
    [{ name: 'omock' }, ['same-name']],
    [{ name: 'mock' }, ['same-name']],
    [{ name: 'Sofi' }, ['sounds-like']],
    [{ name: 'soph' }, ['also-known-as']],
    [{ dateOfBirth: '1991-03-02' }, ['similar-birth-date']],
    [{ name: 'zara', dateOfBirth: '1991-02-03' }, ['same-name', 'same-birth-date']],
  ])('%j: %j', (terms, because) => expect(foundBy(terms, person)).toEqual({ role: 'victim', name: person.name, because }))
  it.each([[{ name: 'Bella' }], [{ dateOfBirth: '1950-01-01' }], [{}]])('%j is not them', terms => expect(foundBy(terms, person)).toBeUndefined())
})

describe('dates that are easily mistaken', () => {
  it('have day and month in each other\'s place', () => expect(easilyMistakenFor('1991-02-03', { also: false })).toEqual(['1991-02-03', '1991-03-02']))
  it('are real dates', () => expect(easilyMistakenFor('1991-02-13', { also: false })).toEqual(['1991-02-13']))
  it('have one digit another, where more than the date is known', () => {
    const dates = easilyMistakenFor('1991-02-03', { also: true })
    for (const date of ['1991-02-08', '1981-02-03', '1991-12-03']) expect(dates).toContain(date)
    expect(dates).not.toContain('1991-02-33')
  })
})
