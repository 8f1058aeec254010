import { describe, expect, it } from '@jest/globals'
import { errorAt, ListOf, Text, WholeNumber } from '../fields/index.js'
import { standingOf, stepsOf } from './steps.js'

class PersonInput {
  @Text('a name', { max: 10 }) name!: string
}
class NotificationInput {
  @Text('what happened', { max: 10 }) what!: string
  @Text('the place', { max: 10, optional: true }) place?: string
  @WholeNumber('the number of people', { max: 9, optional: true }) count?: number
  @ListOf('people', () => PersonInput, { max: 9, one: 'person' }) people!: PersonInput[]
  @Text('for programs', { max: 10, optional: true }) external?: string
}

const form = stepsOf(NotificationInput, {
  begin: 'Start a notification',
  forPrograms: ['external'],
  further: ({ count, people }) => (count !== undefined && people !== undefined && people.length > count ? [errorAt(['count'], 'There are more people than that')] : []),
  steps: [
    { name: 'what', title: 'What', fields: ['what', 'place'], asks: { place: 'Enter the place' } },
    { name: 'people', title: 'People', fields: ['people', 'count'], visit: 'Say who was there, or save without anybody' },
  ],
})
const standing = (answers: Readonly<Record<string, unknown>>, ...saved: readonly string[]) =>
  standingOf(NotificationInput, form, { answers, saves: Object.fromEntries(saved.map(step => [step, 1])) }, '2027-01-11').map(({ status, errors }) => [status, errors.map(({ text }) => text)])

describe('a form in steps', () => {
  it('has every field on one step, but for those that only programs send', () => {
    expect(() => stepsOf(PersonInput, { begin: 'Start', steps: [] })).toThrow('not so: name')
    expect(() => stepsOf(PersonInput, { begin: 'Start', steps: [{ name: 'a', title: 'A', fields: ['name'] }, { name: 'b', title: 'B', fields: ['name'] }] })).toThrow('not so: name')
  })
  it('begins with nothing, and says what is wanted', () => expect(standing({})).toEqual([['not-started', ['Enter what happened', 'Enter the place']], ['not-started', ['Say who was there, or save without anybody']]]))
  it('says what is missing in the order of its page, whatever that of the input', () => {
    const reversed = stepsOf(NotificationInput, { begin: 'Start', forPrograms: ['external'], steps: [{ name: 'all', title: 'All', fields: ['people', 'place', 'what', 'count'], asks: { place: 'Enter the place' } }] })
    expect(standingOf(NotificationInput, reversed, { answers: {}, saves: {} }, '2027-01-11')[0]?.errors.map(({ path }) => path)).toEqual(['place', 'what'])
  })
  it('is in progress while something is missing, and no more', () => expect(standing({ place: 'Dover' }, 'what', 'people')).toEqual([['in-progress', ['Enter what happened']], ['done', []]]))
  it('has a problem where something typed is wrong', () =>
    expect(standing({ what: 'A', place: 'far, far away', people: [{ name: '' }, { name: 'Ada of a very long name' }] }, 'what', 'people')).toEqual([
      ['problem', ['The place must be 10 characters or fewer']],
      ['problem', ['A name must be 10 characters or fewer']],
    ]))
  it('sees answers of a step together, as far as they can be used', () => {
    expect(standing({ what: 'A', place: 'B', count: '1', people: [{ name: 'Ada' }, { name: 'Bo' }] }, 'what', 'people')).toEqual([['done', []], ['problem', ['There are more people than that']]])
    expect(standing({ what: 'A', place: 'B', count: 'one', people: [{ name: 'Ada' }, { name: 'Bo' }] }, 'what', 'people')[1]).toEqual(['problem', ['The number of people must be a whole number']])
  })
})
