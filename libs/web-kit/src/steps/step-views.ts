import type { Draft, DraftFile } from '@lantern/access'
import type { FieldError, InputClass } from '../fields/index.js'
import { bothVersions } from '../flow/both-versions.js'
import { answersOf } from '../flow/check-answers.js'
import type { CommandSlice } from '../flow/lifecycle.js'
import { formFields, inDate, inDateTime, type Conflict, type FormField, type FormPage, type PageChoices } from '../views/index.js'
import { inWords } from './step-files.js'
import { answersOn, type Step, type StepStanding, type StepStatus } from './steps.js'

/** Something that keeps a draft from being sent, and the step where it is put right. */
export interface ToMend {
  readonly step: string | undefined
  readonly error: FieldError
}

/** GOV.UK pattern "complete multiple tasks": what is done has no colour, what waits has. */
const statuses: Readonly<Record<StepStatus, object>> = {
  done: { text: 'Completed' },
  'in-progress': { tag: { text: 'In progress', classes: 'govuk-tag--light-blue' } },
  problem: { tag: { text: 'There is a problem', classes: 'govuk-tag--red' } },
  'not-started': { tag: { text: 'Not started', classes: 'govuk-tag--blue' } },
}

const done = (standing: readonly StepStanding[]): number => standing.filter(({ status }) => status === 'done').length

export function draftsPage(
  slice: CommandSlice,
  ref: string,
  rows: readonly { readonly draft: Draft; readonly standing: readonly StepStanding[]; readonly label: string | undefined }[],
  keptForDays: number,
) {
  const base = `/${slice.page.replace(':ref', encodeURIComponent(ref))}`
  return {
    title: slice.title,
    ...(ref === '' || ref === undefined ? { back: { href: '/' } } : { caption: ref, back: { href: slice.next(ref) } }),
    action: base,
    begin: slice.steps?.begin,
    said: slice.steps?.notice,
    keptForDays,
    table: {
      caption: 'Your drafts',
      empty: 'You have no drafts.',
      columns: [{ text: 'Started' }, { text: 'Initials' }, { text: 'Completed' }, { text: 'Last saved' }, { text: 'Kept until' }, { text: 'Delete' }],
      rows: rows.map(({ draft, standing, label }) => [
        { text: inDateTime(draft.startedAt), href: `${base}/${draft.id}` },
        { text: label ?? 'None yet' },
        { text: `${done(standing)} of ${standing.length} parts` },
        { text: inDateTime(draft.savedAt) },
        { text: inDate(draft.expiresAt) },
        { text: `Delete the draft of ${inDateTime(draft.startedAt)}`, href: `${base}/${draft.id}/delete` },
      ]),
    },
  }
}

export function tasksPage(slice: CommandSlice, base: string, draft: Draft, standing: readonly StepStanding[]) {
  const at = `${base}/${draft.id}`
  return {
    title: slice.title,
    back: { text: 'Back to your drafts', href: base },
    said: slice.steps?.notice,
    done: done(standing),
    of: standing.length,
    startedAt: draft.startedAt,
    expiresAt: draft.expiresAt,
    remove: `${at}/delete`,
    check: `${at}/check`,
    tasks: standing.map(({ step, status }) => ({
      title: { text: step.title },
      href: `${at}/${step.name}`,
      status: statuses[status],
      ...(step.hint !== undefined && { hint: { text: step.hint } }),
    })),
  }
}

/** The fields of one step, asked-for ones without "(optional)". */
function fieldsOn(slice: CommandSlice, step: Step, typed: { readonly values: Readonly<Record<string, unknown>>; readonly files: readonly DraftFile[]; readonly errors?: readonly FieldError[]; readonly choices: PageChoices | undefined }) {
  const { field } = formFields(slice.input as InputClass, typed.choices ? { ...typed, choices: typed.choices } : { values: typed.values, ...(typed.errors && { errors: typed.errors }) })
  const own = step.fields.flatMap(name => {
    const found = field[name]
    if (!found) return []
    const asked = Object.hasOwn(step.asks ?? {}, name)
    const value = found.widget === 'file' ? typed.files.filter(({ field: of }) => of === name).map(inWords).join('\n') : found.value
    return [[name, { ...found, value, ...(asked && { label: found.label.replace(' (optional)', '') }) }] as const]
  })
  return { fields: own.map(([, each]) => each), field: Object.fromEntries(own) as Readonly<Record<string, FormField>> }
}

interface StepShown {
  readonly base: string
  readonly key: string
  readonly back: string
  readonly values: Readonly<Record<string, unknown>>
  /** Of the draft, in whatever part they are. */
  readonly files: readonly DraftFile[]
  readonly revision: number
  readonly choices: PageChoices | undefined
  readonly fromCheck: boolean
  /** Where it is saved while it is typed; nowhere while the draft is not there yet. */
  readonly saveAsTyped?: string | undefined
  readonly errors?: readonly FieldError[]
  readonly refusal?: string
  readonly conflict?: Conflict
}

export function stepPage(slice: CommandSlice, step: Step, { base, key, back, values, files, revision, choices, fromCheck, saveAsTyped, errors = [], refusal, conflict }: StepShown) {
  const { fields, field } = fieldsOn(slice, step, { values, files, errors, choices })
  const takes = step.fields.filter(name => field[name]?.widget === 'file')
  const page: FormPage = {
    title: step.title,
    caption: slice.title,
    back: { text: 'Back to the list of parts', href: back },
    form: {
      action: `${base}/${step.name}`,
      submit: 'Save and continue',
      revision,
      command: key,
      fields,
      field,
      multipart: takes.length > 0,
      errors,
      ...(refusal !== undefined && { refusal }),
      ...(conflict && { conflict }),
    },
  }
  const kept = files.filter(each => takes.includes(each.field)).map(each => ({ id: each.id, name: each.name, text: inWords(each) }))
  return { ...page, ...(fields.length > takes.length && { saveAsTyped }), takesFiles: takes.length > 0, kept, paragraphs: step.paragraphs ?? [], cameFrom: fromCheck ? 'check' : '', saved: errors.some(({ path }) => !takes.includes(path)) && refusal === undefined }
}

/** What was typed here beside what another tab saved of the same step. */
export function stepConflict(slice: CommandSlice, step: Step, { typed, saved, choices }: { readonly typed: Readonly<Record<string, unknown>>; readonly saved: Readonly<Record<string, unknown>>; readonly choices: PageChoices | undefined }): Conflict {
  return {
    title: 'This part was saved in another tab or window meanwhile',
    text: 'What you typed here is kept below and has not been saved yet. Compare it with what was saved there, then save it again, or leave this page to keep the other.',
    changes: [],
    versions: bothVersions(slice.input, { values: answersOn(step, typed), choices, recorded: answersOn(step, saved) }),
  }
}

export function checkPage(
  slice: CommandSlice,
  at: string,
  { draft, files, standing, wrong, choices }: { readonly draft: Draft; readonly files: readonly DraftFile[]; readonly standing: readonly StepStanding[]; readonly wrong: readonly ToMend[]; readonly choices: PageChoices | undefined },
) {
  const linkTo = (step: string): string => `${at}/${step}?from=check`
  const workedOut = slice.steps?.worksOut?.(draft.answers) ?? {}
  const read = (step: Step) => Object.entries(fieldsOn(slice, step, { values: draft.answers, files, choices }).field).map(([name, field]) => (field.value === '' && Object.hasOwn(workedOut, name) ? { ...field, value: workedOut[name] ?? '' } : field))
  return {
    title: 'Check your answers',
    caption: slice.title,
    back: { text: 'Back to the list of parts', href: at },
    said: slice.steps?.notice,
    errors: wrong.map(({ step, error }) => ({ text: error.text, ...(step !== undefined && { href: `${linkTo(step)}${error.href.startsWith('#') ? error.href : ''}` }) })),
    unfinished: standing.flatMap(({ step, status, errors }) => (errors.length === 0 ? [] : [{ text: step.title, href: linkTo(step.name), status: statuses[status] }])),
    groups: standing.map(({ step }) => ({
      title: step.title,
      change: { href: linkTo(step.name), text: step.title },
      // A list of rows is headed by each row; a step of single answers has no heading of its own.
      parts: answersOf(read(step)).flatMap(({ title, rows }, index) => (rows.length === 0 ? [] : [{ title: index === 0 ? undefined : title, rows }])),
    })),
    form: { action: `${at}/check`, submit: slice.title, errors: wrong, refusal: undefined },
  }
}
