import { fileKinds, fieldsOf, idOfPath, isBlankRow, type Choice, type FieldError, type FieldView, type InputClass, type Widget } from '../fields/index.js'

/** Words of a choice, and what is said below them: a hint, or words with the colour of their tag. */
export type ChoiceWords = string | (Omit<Choice, 'value'> & { readonly tag?: { readonly text: string; readonly colour: string } })
/** Choices of fields that the page knows and the input class does not: field -> value -> words. */
export type PageChoices = Readonly<Record<string, Readonly<Record<string, ChoiceWords>>>>

/** One field ready to be shown: its names, what was typed, what is wrong with it. */
export interface FormField {
  readonly widget: Widget
  readonly id: string
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly max?: number
  readonly autocomplete?: string
  /** What was typed; of a password always blank. */
  readonly value: string
  /** Radios, checkboxes and selects. */
  readonly items: readonly (Choice & { readonly checked: boolean })[]
  /** Day, month and year as typed. */
  readonly date: { readonly day: string; readonly month: string; readonly year: string }
  /** The box of a date that is wrong. */
  readonly wrongPart?: string
  readonly error?: string
  /** Of answers: what is asked, each with the name of its answer and the choices. */
  readonly topics?: readonly { readonly id: string; readonly name: string; readonly text: string; readonly items: FormField['items'] }[]
  /** Of files: the endings that a browser offers first. */
  readonly accept?: string
  /** Of rows: the word for one of them. */
  readonly one?: string
  /** Of rows: each with its heading and fields. */
  readonly rows: readonly { readonly heading: string; readonly fields: readonly FormField[]; readonly field: Readonly<Record<string, FormField>> }[]
}

export interface Typed {
  /** What was typed, as it came; or an input to start from. */
  readonly values?: Readonly<Record<string, unknown>>
  readonly errors?: readonly FieldError[]
  readonly choices?: PageChoices
  /** Other words than those of the input class: field -> label and hint. */
  readonly words?: Readonly<Record<string, { readonly label: string; readonly hint?: string }>>
}

/** .pdf,.docx,… */
const endings = Object.values(fileKinds).flatMap(kind => kind.endings.map(ending => `.${ending}`)).join(',')

const asText = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {}

function dateParts(value: unknown): FormField['date'] {
  const iso = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null
  if (iso) return { day: String(Number(iso[3])), month: String(Number(iso[2])), year: iso[1] ?? '' }
  const { day, month, year } = asRecord(value)
  return { day: asText(day), month: asText(month), year: asText(year) }
}

const listed = (offered: PageChoices[string]): readonly Choice[] => Object.entries(offered).map(([value, words]) => (typeof words === 'string' ? { value, text: words } : { value, ...words }))

const topicsOf = (view: FieldView, id: string, name: string, value: unknown, offered: PageChoices[string] = {}): FormField['topics'] =>
  (view.topics ?? (view.widget === 'answers' ? listed(offered) : undefined))?.map(({ value: topic, text }, index) => ({
    // The first has the field's own id, so that the error summary can go to it.
    id: index === 0 ? id : `${id}-${topic}`,
    name: `${name}[${topic}]`,
    text,
    items: (view.choices ?? []).map(choice => ({ ...choice, checked: asText(asRecord(value)[topic]) === choice.value })),
  }))

const byName = (fields: readonly (readonly [string, FormField])[]): Readonly<Record<string, FormField>> => Object.fromEntries(fields)

/** Rows as the check counts them (blank ones left out), then one to go on with, and never fewer than an empty form shows. */
function rowsOf(view: FieldView, path: string, name: string, typed: Typed): FormField['rows'] {
  const Row = view.row?.()
  if (Row === undefined) return []
  const values = asRecord(typed.values)[path.split('.').at(-1) ?? '']
  const kept = (Array.isArray(values) ? values : []).filter(row => !isBlankRow(row)).slice(0, view.max)
  // A first input (no list sent yet) shows what an empty form shows; a list that came back gets a blank row to go on with.
  const count = Math.min(view.max ?? kept.length + 1, Math.max(kept.length + (kept.length > 0 ? 1 : 0), view.shown ?? 1))
  return Array.from({ length: count }, (_, index) => {
    const fields = build(Row, `${path}.${index}`, `${name}[${index}]`, { ...typed, values: asRecord(kept[index]) })
    return { heading: `${view.one ?? view.what} ${index + 1}`, fields: fields.map(([, each]) => each), field: byName(fields) }
  })
}

function build(Input: InputClass, above: string, prefix: string, typed: Typed): (readonly [string, FormField])[] {
  return [...fieldsOf(Input)].map(([key, view]) => {
    const path = above === '' ? key : `${above}.${key}`
    const name = prefix === '' ? key : `${prefix}[${key}]`
    const value = typed.values?.[key]
    const error = typed.errors?.find(each => each.path === path)
    const ticked = (Array.isArray(value) ? value : [value]).map(asText)
    const offered = listed(typed.choices?.[key] ?? {})
    // Of fixed choices a page may say more, such as the date that each leads to.
    const choices: readonly Choice[] = view.choices?.map(choice => offered.find(({ value: same }) => same === choice.value) ?? choice) ?? offered
    const id = idOfPath(path)
    const { label, hint = view.hint } = typed.words?.[path] ?? view
    return [
      key,
      {
        widget: view.widget,
        id,
        name: view.widget === 'checkboxes' ? `${name}[]` : name,
        label: view.optional && !view.sometimes && view.widget !== 'rows' ? `${label} (optional)` : label,
        hint,
        max: view.max,
        autocomplete: view.autocomplete,
        value: view.widget === 'password' ? '' : asText(value),
        items: choices.map(choice => ({ ...choice, checked: ticked.includes(choice.value) })),
        date: dateParts(value),
        wrongPart: error && view.widget === 'date' ? error.href.slice(id.length + 2) || undefined : undefined,
        error: error?.text,
        topics: topicsOf(view, id, name, value, typed.choices?.[key]),
        ...(view.widget === 'file' && { accept: endings }),
        one: view.one,
        rows: rowsOf(view, path, name, typed),
      },
    ]
  })
}

/** The fields of an input, ready for form.njk: in order, and by name for a template of its own. */
export function formFields(Input: InputClass, typed: Typed = {}): { readonly fields: readonly FormField[]; readonly field: Readonly<Record<string, FormField>> } {
  const built = build(Input, '', '', typed)
  return { fields: built.map(([, each]) => each), field: byName(built) }
}
