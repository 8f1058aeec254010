import { join } from 'node:path'
import { CalendarDate, checkShape, ListOf, OneOf, Reference, References, ShapeRefused, SomeOf, Text, WholeNumber, YesNo, type FieldError } from '../fields/index.js'
import { beside, formFields, render, type FormPage, type Frame, type Page } from './index.js'

/** A page of each kind with invented data: the specs check their HTML, and people look at them. */
class PerpetratorInput {
  @Text("the perpetrator's name", { max: 100 }) name!: string
  @CalendarDate("the perpetrator's date of birth", { optional: true }) born?: string
  @SomeOf('their relation to the victim', { optional: true, choices: { partner: 'Partner', family: 'Family member' } }) relation!: string[]
}

export class SampleInput {
  @Text("the victim's name", { max: 100, hint: 'As they want to be called' }) name!: string
  @Text('what happened', { max: 4000, multiline: true }) story!: string
  @WholeNumber('the number of ticks', { max: 24 }) ticks!: number
  @YesNo('the victim agreed', { label: 'Did the victim agree to this referral?' }) agreed!: boolean
  @CalendarDate('the due date') due!: string
  @OneOf('the outcome', { choices: { accepted: 'Accepted', declined: { text: 'Not accepted', hint: 'The agency is told why' } } }) outcome!: string
  @SomeOf('what the referral is based on', { choices: { ticks: 'The number of ticks', judgement: 'Professional judgement' } }) criteria!: string[]
  @Reference('the agency') agency!: string
  @References('the agencies to ask', { optional: true }) asked!: string[]
  @ListOf('perpetrators', () => PerpetratorInput, { max: 9, min: 1, one: 'perpetrator' }) perpetrators!: PerpetratorInput[]
  @Text('your password', { max: 100, secret: true }) password!: string
}

export class ReasonInput {
  @Text('why the case needs a meeting', { max: 4000, multiline: true }) reason!: string
}

export const frame: Frame = {
  navigation: [
    { text: 'My work', href: '/', current: true },
    { text: 'Cases', href: '/cases' },
    { text: 'Actions', href: '/actions', count: 3, counted: 'overdue' },
  ],
  viewer: { name: "Niamh O'Neill", agency: 'Kent Police' },
  demonstration: true,
  csrf: 'token',
}

const choices = { agency: { 'kent-police': 'Kent Police', medway: 'Medway Council' }, asked: { nhs: 'NHS Kent and Medway', probation: 'Probation' } }

export function wrongIn(values: Record<string, unknown>): readonly FieldError[] {
  try {
    checkShape(SampleInput, values)
  } catch (error) {
    if (error instanceof ShapeRefused) return error.errors
  }
  return []
}

export const formPage = (more: Partial<FormPage['form']> = {}): FormPage => ({
  title: 'Refer a case',
  caption: 'M-2026-0012',
  back: { href: '/cases' },
  form: { action: '/cases/refer', submit: 'Send the referral', cancel: '/cases', revision: 4, command: 'c-1', ...formFields(SampleInput, { choices }), errors: [], ...more },
})

const typed = {
  name: '<b>Ann</b>\u0007',
  story: 'Ligne 1\r\nLigne "2"',
  ticks: 'many',
  due: { day: '31', month: '2', year: '2027' },
  asked: ['nhs'],
  perpetrators: [{ name: '', born: { day: '', month: '', year: '' } }, { name: "D'Arcy", born: { day: '1', month: '13', year: '1980' }, relation: 'partner' }],
}

const page = <T extends Page>(template: string, data: T) => (): string => render(template, { ...frame, ...data })

const information = (name: string): string => join(import.meta.dirname, '..', 'information', `${name}.njk`)

export const caseData = {
  title: 'M-2026-0012',
  breadcrumbs: [{ text: 'Cases', href: '/cases' }],
  notice: 'Referral accepted',
  asAt: '3 March 2026 at 2pm',
  bar: {
    reference: 'M-2026-0012',
    name: 'Ann Example',
    status: { text: 'Researching', tag: 'blue' },
    facts: [
      { label: 'Risk', text: 'High: 17 ticks' },
      { label: 'Next date', text: 'Thursday 14 January 2027' },
    ],
    warnings: ['Do not telephone: the perpetrator may answer'],
  },
  pages: [{ text: 'Summary', href: '/cases/M-2026-0012', current: true }, { text: 'Actions', href: '/cases/M-2026-0012/actions', count: 2 }],
  cards: [
    { count: 3, text: 'Actions overdue', href: '/actions', hint: 'Oldest since 4 January 2027', urgent: true },
    { count: 0, text: 'Referrals to decide', href: '/referrals' },
  ],
  actions: {
    caption: 'Actions',
    empty: 'There are no actions on this case.',
    columns: [{ text: 'Action' }, { text: 'Agency' }, { text: 'Due' }, { text: 'State' }, { text: 'Days', numeric: true }],
    rows: [[{ text: 'A-1', href: '/actions/A-1' }, { text: 'Medway Council' }, { text: '14 Jan 2027' }, { text: 'Overdue', tag: 'red' }, { text: '3' }]],
  },
  meetings: { caption: 'Meetings', columns: [], rows: [], empty: 'There are no meetings for this case yet.' },
  history: {
    items: [
      { title: 'Action agreed', by: 'Kent Police', at: '2027-01-14T14:05:00.000Z', text: 'Change the locks\nand tell the school', href: '/x' },
      { title: 'Referral received', by: 'Medway Council', at: '2027-01-04', late: '2027-01-05T12:00:00.000Z' },
    ],
    hidden: 2,
  },
  details: { title: 'Safe contact', actions: [{ text: 'Change', href: '/x' }], rows: [{ key: 'How', value: 'By text message' }] },
  more: { next: '/cases?after=x', first: '/cases' },
}

export const samples: Readonly<Record<string, () => string>> = {
  'form, empty': page('form.njk', formPage()),
  'form, one question': page('form.njk', formPage({ ...formFields(ReasonInput), warning: true })),
  'form, with mistakes': page('form.njk', formPage({ ...formFields(SampleInput, { values: typed, errors: wrongIn(typed), choices }), errors: wrongIn(typed) })),
  'form, refused': page('form.njk', formPage({ ...formFields(ReasonInput, { values: { reason: 'Because' } }), refusal: 'The case is closed. Ask the coordinator to open it again.' })),
  'form, after a conflict': page(
    'form.njk',
    formPage({
      ...formFields(ReasonInput, { values: { reason: 'Because' } }),
      conflict: {
        changes: [{ text: 'Meeting requested', by: 'Medway Council', at: '14 January 2027 at 2:05pm' }],
        versions: [
          { label: 'Reason', yours: 'Because', recorded: 'New injuries' },
          { label: 'Area', yours: 'Medway', recorded: 'Medway' },
          { label: 'Note', yours: '', recorded: '' },
        ],
      },
    }),
  ),
  'form, after a conflict with nothing to compare': page(
    'form.njk',
    formPage({
      ...formFields(ReasonInput, { values: { reason: 'Because' } }),
      conflict: { changes: [{ text: 'Case closed', by: 'Kent Police', at: '14 January 2027 at 2:05pm' }], versions: [{ label: 'Reason', yours: 'Because' }] },
    }),
  ),
  'check answers': page('check-answers.njk', {
    title: 'Check your answers',
    groups: [{ title: 'Victim', rows: [{ key: 'Name', value: "Ann O'Neill", change: { href: '/cases/refer', what: 'name' } }, { key: 'Phone', value: '' }] }],
    form: { action: '/cases/refer/check', submit: 'Send the referral', cancel: '/cases', command: 'c-1', errors: [] },
  }),
  confirmation: page('confirmation.njk', {
    title: 'Referral sent',
    reference: 'M-2026-0012',
    paragraphs: ['The coordinator looks at it within 2 working days.'],
    links: [{ text: 'See the case', href: '/cases/M-2026-0012' }],
  }),
  error: page('error.njk', { title: 'Page not found', paragraphs: ['If you typed the address, check that it is correct.'], items: [] }),
  'error, signed out': () =>
    render('error.njk', { navigation: [], demonstration: false, csrf: '', title: 'Sorry, there is a problem', paragraphs: ['Try again later.'], items: [], incident: 'a1b2' }),
  accessibility: page(information('accessibility'), { title: 'Accessibility statement' }),
  cookies: page(information('cookies'), { title: 'Cookies' }),
  privacy: page(information('privacy'), { title: 'Privacy' }),
  case: page(beside(import.meta.url, 'sample-case'), caseData),
}
