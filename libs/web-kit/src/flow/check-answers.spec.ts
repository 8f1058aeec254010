import { describe, expect, it } from '@jest/globals'
import { CalendarDate, checkShape, ListOf, OneOf, parseForm, SomeOf, Text } from '../fields/index.js'
import { formFields } from '../views/index.js'
import { answersOf, hiddenOf } from './check-answers.js'

class ChildInput {
  @Text("the child's name", { max: 20 }) name!: string
  @CalendarDate('the birth date', { optional: true }) born?: string
}
class ReferralInput {
  @Text("the victim's name", { max: 20 }) name!: string
  @Text('other names', { max: 20, optional: true }) aliases?: string
  @OneOf('the outcome', { choices: { yes: 'Agreed', no: 'Not agreed' } }) outcome!: string
  @SomeOf('what it is based on', { choices: { ticks: 'Ticks', judgement: 'Judgement' } }) criteria!: string[]
  @CalendarDate('the due date') due!: string
  @ListOf('children', () => ChildInput, { max: 5, one: 'child' }) children: ChildInput[] = []
}

const typed = parseForm(
  'name=Ann+%3Cb%3E&aliases=&outcome=yes&criteria[]=ticks&criteria[]=judgement&due[day]=1&due[month]=2&due[year]=2027' +
    '&children[0][name]=Bo&children[0][born][day]=3&children[0][born][month]=4&children[0][born][year]=2019&children[1][name]=',
)

describe('answers to be checked', () => {
  it('read as the form asked for them, blanks and all', () =>
    expect(answersOf(formFields(ReferralInput, { values: typed }).fields)).toEqual([
      {
        title: 'Your answers',
        rows: [
          { key: "The victim's name", value: 'Ann <b>' },
          { key: 'Other names', value: 'Not given' },
          { key: 'The outcome', value: 'Agreed' },
          { key: 'What it is based on', value: 'Ticks\nJudgement' },
          { key: 'The due date', value: '1 February 2027' },
        ],
      },
      { title: 'Child 1', rows: [{ key: "The child's name", value: 'Bo' }, { key: 'The birth date', value: '3 April 2019' }] },
    ]))

  it('come back from hidden inputs as the same input', () => {
    const again = parseForm(hiddenOf(typed).map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&'))
    expect(checkShape(ReferralInput, again)).toEqual(checkShape(ReferralInput, typed))
  })
})
