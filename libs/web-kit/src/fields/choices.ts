import { capital } from '../views/words.js'
import { field, isBlank, isPlainObject, Wrong, type Choice, type FieldDecorator, type FieldOptions } from './field.js'

/** Value -> what people read; with a hint where the words alone are not enough. */
export type Choices = Readonly<Record<string, string | { readonly text: string; readonly hint: string }>>

export interface OneOfOptions extends FieldOptions {
  readonly choices: Choices
  /** Radios unless told; a select only for long lists, which are harder to use (GOV.UK Design System, select). */
  readonly as?: 'radios' | 'select'
}

const listed = (choices: Choices): readonly Choice[] =>
  Object.entries(choices).map(([value, words]) => (typeof words === 'string' ? { value, text: words } : { value, ...words }))

/** One of a fixed set. */
export function OneOf(what: string, options: OneOfOptions): FieldDecorator<string> {
  const missing = `Select ${what}`
  return field<string>({
    view: {
      widget: options.as ?? 'radios',
      what,
      label: options.label ?? capital(what),
      hint: options.hint,
      optional: options.optional ?? false,
      sometimes: options.sometimes,
      choices: listed(options.choices),
    },
    missing,
    read: raw => {
      if (isBlank(raw)) return undefined
      return typeof raw === 'string' && Object.hasOwn(options.choices, raw) ? raw : new Wrong(missing)
    },
    api: { type: 'string', enum: Object.keys(options.choices) },
  })
}

/** Any number of a fixed set, at least one unless optional. Named `reasons[]` in the form; a single tick is a list of one. */
export function SomeOf(what: string, options: FieldOptions & { readonly choices: Choices }): FieldDecorator<string[]> {
  const missing = `Select ${what}`
  return field<string[]>({
    view: {
      widget: 'checkboxes',
      what,
      label: options.label ?? capital(what),
      hint: options.hint,
      optional: options.optional ?? false,
      sometimes: options.sometimes,
      choices: listed(options.choices),
    },
    missing,
    read: (raw, spelling) => someOf(raw, spelling === 'form', missing, options.optional ?? false, value => Object.hasOwn(options.choices, value)),
    api: { type: 'string', enum: Object.keys(options.choices), isArray: true, uniqueItems: true, minItems: options.optional ? 0 : 1 },
  })
}

/**
 * One answer for each of a list of short topics, such as a risk checklist; those not answered are left out. Named `answers[topic]` in the form.
 * Without `topics` they are what the slice offers as choices of the field, and each of those has to be answered.
 */
export function Answers(what: string, options: FieldOptions & { readonly topics?: Choices; readonly choices: Choices }): FieldDecorator<Record<string, string>> {
  const { topics, choices, optional = false } = options
  const missing = `Answer ${what}`
  return field<Record<string, string>>({
    view: { widget: 'answers', what, label: options.label ?? capital(what), hint: options.hint, optional, sometimes: options.sometimes, topics: topics && listed(topics), choices: listed(choices) },
    missing,
    read: raw => {
      if (isBlank(raw)) return undefined
      if (!isPlainObject(raw)) return new Wrong(missing)
      const given = Object.entries(raw).filter(([, answer]) => !isBlank(answer))
      if (given.some(([topic, answer]) => (topics && !Object.hasOwn(topics, topic)) || typeof answer !== 'string' || !Object.hasOwn(choices, answer))) return new Wrong(missing)
      return given.length === 0 ? undefined : Object.fromEntries(given)
    },
    api: topics
      ? {
          type: 'object',
          properties: Object.fromEntries(Object.keys(topics).map(topic => [topic, { type: 'string', enum: Object.keys(choices) }])),
          additionalProperties: false,
        }
      : { type: 'object', additionalProperties: { type: 'string', enum: Object.keys(choices) } },
  })
}

/** A list of known values without repeats; [] for none where that is allowed. */
export function someOf(raw: unknown, single: boolean, missing: string, optional: boolean, known: (value: string) => boolean): string[] | Wrong | undefined {
  if (isBlank(raw)) return optional ? [] : undefined
  const given: unknown[] | undefined = Array.isArray(raw) ? raw : single ? [raw] : undefined
  if (given === undefined) return new Wrong(missing)
  const values = given.filter((value): value is string => typeof value === 'string' && known(value))
  if (values.length !== given.length) return new Wrong(missing)
  return values.length === 0 && !optional ? undefined : [...new Set(values)]
}
