import { describe, expect, it } from '@jest/globals'
import { CalendarDate, OneOf, References, Text } from '../fields/index.js'
import { bothVersions } from './both-versions.js'

class ExtendInput {
  @CalendarDate('the new due date') dueOn!: string
  @Text('the reason', { max: 20 }) reason!: string
  @OneOf('who asked', { choices: { agency: 'The agency', hub: 'The Hub' }, optional: true }) asked?: string
  @References('the agencies', { optional: true }) agencies?: string[]
}
const values = { dueOn: { day: '3', month: 'feb', year: '2027' }, reason: 'Because', asked: 'hub', agencies: ['housing'] }
const choices = { agencies: { housing: 'Housing', police: 'Police' } }

describe('both versions of a form', () => {
  it('stand side by side in the same words, what is missing on either side too', () =>
    expect(bothVersions(ExtendInput, { values: { ...values, reason: '' }, choices, recorded: { dueOn: '2027-02-04', reason: 'Parts', agencies: ['housing', 'police'] } })).toEqual([
      { label: 'The new due date', yours: '3 February 2027', recorded: '4 February 2027' },
      { label: 'The reason', yours: '', recorded: 'Parts' },
      { label: 'Who asked', yours: 'The Hub', recorded: '' },
      { label: 'The agencies', yours: 'Housing', recorded: 'Housing\nPolice' },
    ]))
  it.each([['is not known', undefined], ['is nothing', {}], ['was erased', { reason: undefined }]])('are one alone when what is recorded %s', (_, recorded) =>
    expect(bothVersions(ExtendInput, { values: { ...values, asked: '' }, choices, recorded })).toEqual([
      { label: 'The new due date', yours: '3 February 2027' },
      { label: 'The reason', yours: 'Because' },
      { label: 'The agencies', yours: 'Housing' },
    ]))
  it('keep a date that is none as it was typed', () =>
    expect(bothVersions(ExtendInput, { values: { dueOn: { day: '31', month: '2', year: '2027' } }, recorded: undefined })).toEqual([{ label: 'The new due date', yours: '31 2 2027' }]))
})
