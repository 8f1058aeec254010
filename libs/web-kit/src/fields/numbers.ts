import { capital } from '../views/words.js'
import { field, isBlank, Wrong, type FieldDecorator, type FieldOptions } from './field.js'

export interface WholeNumberOptions extends FieldOptions {
  readonly min?: number
  readonly max?: number
}

/** A whole number. A form sends "15", JSON sends 15. */
export function WholeNumber(what: string, options: WholeNumberOptions = {}): FieldDecorator<number> {
  const { min = 0, max = Number.MAX_SAFE_INTEGER, optional = false } = options
  const wanted = (raw: unknown, text: boolean): number | undefined => {
    if (typeof raw === 'number') return raw
    return text && typeof raw === 'string' && /^-?\d{1,16}$/.test(raw.trim()) ? Number(raw) : undefined
  }
  return field<number>({
    view: { widget: 'number', what, label: options.label ?? capital(what), hint: options.hint, optional, sometimes: options.sometimes },
    missing: `Enter ${what}`,
    read: (raw, spelling) => {
      if (isBlank(raw)) return undefined
      const value = wanted(raw, spelling === 'form')
      if (value === undefined || !Number.isSafeInteger(value)) return new Wrong(`${capital(what)} must be a whole number`)
      if (value < min) return new Wrong(`${capital(what)} must be ${min} or more`)
      if (value > max) return new Wrong(`${capital(what)} must be ${max} or fewer`)
      return value
    },
    api: { type: 'integer', minimum: min, maximum: options.max },
  })
}

/** A yes or no. A form sends yes or no, JSON sends true or false. `fact` ends the sentence "Select yes if ...". */
export function YesNo(fact: string, options: FieldOptions = {}): FieldDecorator<boolean> {
  const missing = `Select yes if ${fact}`
  return field<boolean>({
    view: {
      widget: 'radios',
      what: fact,
      label: options.label ?? capital(fact),
      hint: options.hint,
      optional: options.optional ?? false,
      choices: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
    },
    missing,
    read: (raw, spelling) => {
      if (isBlank(raw)) return undefined
      if (typeof raw === 'boolean') return raw
      if (spelling === 'form' && (raw === 'yes' || raw === 'no')) return raw === 'yes'
      return new Wrong(missing)
    },
    api: { type: 'boolean' },
  })
}
