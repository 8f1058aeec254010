import { capital } from '../views/words.js'
import { field, isBlank, Wrong, type FieldDecorator, type FieldOptions } from './field.js'
import { someOf } from './choices.js'

const reference = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

export interface ReferenceOptions extends FieldOptions {
  /** A select filled by the page (`choices` of the form's data), a box to type a reference in, or what the form itself brings along. */
  readonly as?: 'select' | 'radios' | 'text' | 'hidden'
}

/** The id or reference of something that exists elsewhere: an agency, a case. Shape only; whether it exists is asked later. */
export function Reference(what: string, options: ReferenceOptions = {}): FieldDecorator<string> {
  const widget = options.as ?? 'select'
  const wrong = widget === 'text' ? `${capital(what)} must be letters, numbers and hyphens, 64 characters or fewer` : `Select ${what}`
  return field<string>({
    view: { widget, what, label: options.label ?? capital(what), hint: options.hint, optional: options.optional ?? false, sometimes: options.sometimes, max: 64 },
    missing: `${widget === 'text' ? 'Enter' : 'Select'} ${what}`,
    read: raw => {
      if (isBlank(raw)) return undefined
      const value = typeof raw === 'string' ? raw.trim() : ''
      return reference.test(value) ? value : new Wrong(wrong)
    },
    api: { type: 'string', pattern: reference.source, maxLength: 64 },
  })
}

/** Several references, as checkboxes that the page fills. At least one unless optional. */
export function References(what: string, options: FieldOptions & { readonly max?: number } = {}): FieldDecorator<string[]> {
  const max = options.max ?? 100
  const optional = options.optional ?? false
  const missing = `Select ${what}`
  return field<string[]>({
    view: { widget: 'checkboxes', what, label: options.label ?? capital(what), hint: options.hint, optional },
    missing,
    read: (raw, spelling) => {
      const values = someOf(raw, spelling === 'form', missing, optional, value => reference.test(value))
      return Array.isArray(values) && values.length > max ? new Wrong(`Select ${max} or fewer of ${what}`) : values
    },
    api: { type: 'string', isArray: true, pattern: reference.source, uniqueItems: true, minItems: optional ? 0 : 1, maxItems: max },
  })
}
