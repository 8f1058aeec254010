import { describe, expect, it } from '@jest/globals'
import { CalendarDate, checkShape, ListOf, OneOf, parseForm, Reference, References, ShapeRefused, SomeOf, Text, WholeNumber, YesNo } from './index.js'
import type { InputClass, Spelling } from './index.js'

class ChildInput {
  @Text("the child's name", { max: 20 }) name!: string
  @WholeNumber("the child's age", { max: 17, optional: true }) age?: number
}

class ReferralInput {
  @Text("the victim's name", { max: 20 }) name!: string
  @Text('what happened', { max: 100, multiline: true, optional: true }) story?: string
  @WholeNumber('the number of ticks', { max: 24 }) ticks!: number
  @YesNo('the victim agreed') agreed!: boolean
  @CalendarDate('the due date', { optional: true }) due?: string
  @OneOf('the outcome', { choices: { accepted: 'Accepted', declined: 'Not accepted' } }) outcome!: 'accepted' | 'declined'
  @SomeOf('what it is based on', { choices: { ticks: 'Ticks', judgement: 'Judgement' } }) criteria!: string[]
  @ListOf('children', () => ChildInput, 25) children: ChildInput[] = []
  @Reference('the agency') agency!: string
  @References('the agencies to ask', { optional: true }) asked!: string[]
}

class NothingInput {}

const form = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'Ann',
  ticks: '15',
  agreed: 'yes',
  outcome: 'accepted',
  criteria: ['ticks'],
  agency: 'kent-police',
  ...more,
})
const json = (more: Record<string, unknown> = {}): Record<string, unknown> => form({ ticks: 15, agreed: true, ...more })

function refusedBy(body: unknown, spelling: Spelling = 'form', Input: InputClass = ReferralInput) {
  try {
    checkShape(Input, body, spelling)
  } catch (error) {
    if (error instanceof ShapeRefused) return error.errors
    throw error
  }
  throw new Error('It was not refused.')
}
const textOf = (body: unknown, spelling?: Spelling): string[] => refusedBy(body, spelling).map(error => error.text)

describe('checkShape', () => {
  it('turns a form into the input, every value converted', () => {
    const body = parseForm(
      'name=+Ann++&story=one%0D%0Atwo&ticks=15&agreed=no&due[day]=31&due[month]=mar&due[year]=2026&outcome=declined' +
        '&criteria[]=judgement&children[0][name]=Bob&children[0][age]=&children[1][name]=&children[1][age]=&children[2][name]=Cy&children[2][age]=4&agency=kent-police&asked[]=nhs&asked[]=nhs',
    )
    const made = checkShape(ReferralInput, body)
    expect(made).toBeInstanceOf(ReferralInput)
    expect({ ...made, children: made.children.map(child => ({ ...child })) }).toEqual({
      name: 'Ann',
      story: 'one\ntwo',
      ticks: 15,
      agreed: false,
      due: '2026-03-31',
      outcome: 'declined',
      criteria: ['judgement'],
      children: [{ name: 'Bob', age: undefined }, { name: 'Cy', age: 4 }],
      agency: 'kent-police',
      asked: ['nhs'],
    })
  })

  it('takes JSON in its own types, and no texts in their place', () => {
    expect(checkShape(ReferralInput, json({ due: '2026-03-31' }), 'json')).toMatchObject({ ticks: 15, agreed: true, due: '2026-03-31', children: [], asked: [] })
    expect(textOf(json({ ticks: '15' }), 'json')).toEqual(['The number of ticks must be a whole number'])
    expect(textOf(json({ agreed: 'yes' }), 'json')).toEqual(['Select yes if the victim agreed'])
    expect(textOf(json({ criteria: 'ticks' }), 'json')).toEqual(['Select what it is based on'])
    expect(textOf(json({ due: { day: '1', month: '1', year: '2026' } }), 'json')).toEqual(['The due date must be a date such as 2026-03-31'])
  })

  it('asks for everything that is missing, in the order of the form', () => {
    expect(refusedBy({})).toEqual([
      { path: 'name', href: '#name', pointer: '#/name', text: "Enter the victim's name" },
      { path: 'ticks', href: '#ticks', pointer: '#/ticks', text: 'Enter the number of ticks' },
      { path: 'agreed', href: '#agreed', pointer: '#/agreed', text: 'Select yes if the victim agreed' },
      { path: 'outcome', href: '#outcome', pointer: '#/outcome', text: 'Select the outcome' },
      { path: 'criteria', href: '#criteria', pointer: '#/criteria', text: 'Select what it is based on' },
      { path: 'agency', href: '#agency', pointer: '#/agency', text: 'Select the agency' },
    ])
    expect(textOf(json({ name: null }), 'json')).toEqual(["Enter the victim's name"])
  })

  it.each(["Siobhán O'Neill-D’A", 'Łukasz Wójcik', 'محمد حسين', '张伟', 'Юлія', 'ᚱ', 'नेहा', 'Nguyễn', '👩‍👧'])('takes the name %s', name => {
    expect(checkShape(ReferralInput, form({ name })).name).toBe(name.normalize('NFC'))
  })

  it.each(['a\u0000b', 'a\u001bb', 'a\u0085b', 'a\u202eb', 'a\ud800'])('refuses control characters: %j', name => {
    expect(textOf(form({ name }))).toEqual(["The victim's name must not include control characters"])
  })

  it.each([
    [['Ann'], "The victim's name must be text"],
    [{ a: 'b' }, "The victim's name must be text"],
    [12, "The victim's name must be text"],
    ['a\nb', "The victim's name must be on one line"],
    ['x'.repeat(21), "The victim's name must be 20 characters or fewer"],
    ['\u200b \u200b', "Enter the victim's name"],
    ['   ', "Enter the victim's name"],
  ])('refuses the text %j', (name, text) => expect(textOf(form({ name }))).toEqual([text]))

  it('counts characters, not halves of them, and a line end once', () => {
    expect(checkShape(ReferralInput, form({ name: '𝒜'.repeat(20) })).name).toHaveLength(40)
    expect(checkShape(ReferralInput, form({ story: `${'x'.repeat(49)}\r\n${'x'.repeat(50)}` })).story).toHaveLength(100)
  })

  it.each([
    ['many', 'The number of ticks must be a whole number'],
    ['1.5', 'The number of ticks must be a whole number'],
    ['1e1', 'The number of ticks must be a whole number'],
    ['-1', 'The number of ticks must be 0 or more'],
    ['25', 'The number of ticks must be 24 or fewer'],
    [Number.NaN, 'The number of ticks must be a whole number'],
    ['99999999999999999999', 'The number of ticks must be a whole number'],
  ])('refuses the number %j', (ticks, text) => expect(textOf(form({ ticks }))).toEqual([text]))

  it.each([
    [{ day: '31', month: '4', year: '2026' }, 'The due date must be a real date: April 2026 has 30 days', '#due'],
    [{ day: '29', month: '2', year: '2027' }, 'The due date must be a real date: February 2027 has 28 days', '#due'],
    [{ day: '1', month: '13', year: '2026' }, 'The due date must be a real date: the month must be between 1 and 12', '#due-month'],
    [{ day: '1', month: '', year: '2026' }, 'The due date must include a month', '#due-month'],
    [{ day: '1' }, 'The due date must include a month and year', '#due-month'],
    [{ day: '1', month: '1', year: '26' }, 'The year of the due date must be 4 numbers, for example 2026', '#due-year'],
    [{ day: '1', month: '1', year: '1026' }, 'The year of the due date must be between 1900 and 2199', '#due-year'],
    [{ day: 'x', month: '1', year: '2026' }, 'The day of the due date must be a number', '#due'],
    [{ day: '1', month: 'ju1y', year: '2026' }, 'The month of the due date must be a number or the name of a month', '#due-month'],
    [{ day: '1', month: '1', year: '2026', hour: '1' }, 'The due date must be a day, a month and a year', '#due'],
    [{ day: ['1', '2'], month: '1', year: '2026' }, 'The due date must be a real date', '#due'],
    ['tomorrow', 'The due date must be a date such as 2026-03-31', '#due'],
    ['2026-02-30', 'The due date must be a real date: February 2026 has 28 days', '#due'],
    [20260331, 'The due date must be a date such as 2026-03-31', '#due'],
  ])('says what is wrong with the date %j', (due, text, href) => {
    expect(refusedBy(form({ due }))).toEqual([{ path: 'due', href, pointer: '#/due', text }])
  })

  it('takes a real leap day, and three empty boxes as none', () => {
    expect(checkShape(ReferralInput, form({ due: { day: ' 29', month: 'February', year: '2028' } })).due).toBe('2028-02-29')
    expect(checkShape(ReferralInput, form({ due: { day: '', month: ' ', year: '' } })).due).toBeUndefined()
  })

  it.each([['other'], ['toString'], ['__proto__'], [['accepted']], [{}]])('refuses the choice %j', outcome => {
    expect(textOf(form({ outcome }))).toEqual(['Select the outcome'])
  })

  it.each([[['ticks', 'other']], [[1]], [{ a: 'ticks' }], [[]]])('refuses the ticks %j', criteria => {
    expect(textOf(form({ criteria }))).toEqual(['Select what it is based on'])
  })

  it('takes one tick as a list of one', () => expect(checkShape(ReferralInput, form({ criteria: 'ticks' })).criteria).toEqual(['ticks']))

  it.each(['a b', '../x', '-x', "o'neil", 'x'.repeat(65)])('refuses the reference %j', agency => {
    expect(textOf(form({ agency }))).toEqual(['Select the agency'])
  })

  it('points at the row that is wrong, by the index it has without the blank ones', () => {
    expect(refusedBy(form({ children: [{ name: '' }, { name: 'Bob', age: '18' }, { name: '', age: '3' }] }))).toEqual([
      { path: 'children.0.age', href: '#children-0-age', pointer: '#/children/0/age', text: "The child's age must be 17 or fewer" },
      { path: 'children.1.name', href: '#children-1-name', pointer: '#/children/1/name', text: "Enter the child's name" },
    ])
    expect(refusedBy(json({ children: [{}] }), 'json')[0]?.pointer).toBe('#/children/0/name')
  })

  it.each([[['Bob']], ['Bob'], [{ name: 'Bob' }], [[[{ name: 'Bob' }]]], [12]])('refuses the list %j', children => {
    expect(textOf(form({ children }))).toEqual(['Children must be a list'])
  })

  it('reads more than twenty rows, and refuses too many', () => {
    const rows = (count: number): string => Array.from({ length: count }, (_, i) => `children[${i}][name]=C${i}`).join('&')
    expect(checkShape(ReferralInput, { ...form(), ...parseForm(rows(25)) }).children).toHaveLength(25)
    expect(textOf({ ...form(), ...parseForm(rows(26)) })).toEqual(['Enter 25 or fewer children'])
    expect(textOf({ ...form(), children: Array.from({ length: 100_000 }, () => ({ name: 'x' })) })).toEqual(['Enter 25 or fewer children'])
  })

  it('gives the form back without errors when it only asked for another row', () => {
    expect(refusedBy({ children: [{ name: 'Bob' }], 'add-another': 'children' })).toEqual([])
    expect(textOf(json({ 'add-another': 'children' }), 'json')).toEqual(['There is no field called add-another'])
  })

  it('asks for the rows that there must be', () => {
    class Parents {
      @ListOf('perpetrators', () => ChildInput, { min: 1, max: 9, one: 'perpetrator' }) perpetrators!: ChildInput[]
    }
    for (const body of [{}, { perpetrators: [] }, { perpetrators: [{ name: ' ' }] }])
      expect(refusedBy(body, 'form', Parents).map(error => error.text)).toEqual(['Enter at least one perpetrator'])
  })

  it('refuses members that the input does not have, also in rows and with hidden names', () => {
    expect(refusedBy(form({ colour: 'red' }))).toEqual([{ path: 'colour', href: '#main-content', pointer: '#/colour', text: 'There is no field called colour' }])
    expect(refusedBy(form({ children: [{ name: 'Bob', 'a/b~c': 1 }] }))[0]?.pointer).toBe('#/children/0/a~1b~0c')
    expect(textOf({ ...form(), ['x'.repeat(500)]: 1 })).toEqual([`There is no field called ${'x'.repeat(60)}...`])
    expect(textOf(JSON.parse(JSON.stringify(form()).replace('{', '{"__proto__":{"name":"x"},')))).toEqual(['There is no field called __proto__'])
    expect(textOf(form({ constructor: 'x' }))).toEqual(['There is no field called constructor'])
    expect(refusedBy({ colour: 'red' }, 'form', NothingInput)).toHaveLength(1)
  })

  it.each([[null], [[]], ['text'], [3]])('refuses the body %j', body => {
    expect(refusedBy(body)).toEqual([{ path: '', href: '#main-content', pointer: '#', text: 'Send a JSON object or a form' }])
  })

  it('takes an empty body for an input without fields', () => {
    expect(checkShape(NothingInput, undefined)).toBeInstanceOf(NothingInput)
    expect(checkShape(NothingInput, {})).toBeInstanceOf(NothingInput)
  })

  it('refuses a body nested so deeply that walking it would use up the stack', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)
    expect(textOf(form({ story: deep }))).toEqual(['What was sent is nested too deeply'])
  })
})
