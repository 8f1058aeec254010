import { capital } from '../views/words.js'
import { field, isBlank, Wrong, type FieldDecorator, type FieldOptions } from './field.js'

export interface TextOptions extends FieldOptions {
  /** Characters (code points) at most. */
  readonly max: number
  readonly multiline?: boolean
  /** A password: kept as typed, never shown again. */
  readonly secret?: boolean
  /** HTML autocomplete token, such as `username`: WCAG 2.2, 1.3.5 Identify input purpose. */
  readonly autocomplete?: string
}

// Control characters except line feed and tab; the bidirectional overrides and isolates, which make text read otherwise than it is
// stored (Unicode TR 36, 2.10); and halves of a character. Letters, apostrophes and joiners of every script are fine.
const unprintable = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\p{Cs}\p{Cn}]/u
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

/** Free text or a name. Line ends become \n, composed to NFC, trimmed; blank is missing. */
export function Text(what: string, options: TextOptions): FieldDecorator<string> {
  const { max, multiline = false, secret = false, optional = false } = options
  return field<string>({
    view: {
      widget: secret ? 'password' : multiline ? 'textarea' : 'text',
      what,
      label: options.label ?? capital(what),
      hint: options.hint,
      optional,
      sometimes: options.sometimes,
      max,
      autocomplete: options.autocomplete,
    },
    missing: `Enter ${what}`,
    read: raw => {
      if (isBlank(raw) && !(secret && typeof raw === 'string' && raw !== '')) return undefined
      if (typeof raw !== 'string') return new Wrong(`${capital(what)} must be text`)
      const lines = raw.replace(/\r\n?/g, '\n')
      const text = secret ? lines : lines.normalize('NFC').trim()
      if (unprintable.test(text)) return new Wrong(`${capital(what)} must not include control characters`)
      if (!secret && !visible.test(text)) return undefined
      if (!multiline && /[\n\t]/.test(text)) return new Wrong(`${capital(what)} must be on one line`)
      if ([...text].length > max) return new Wrong(`${capital(what)} must be ${max.toLocaleString('en-GB')} characters or fewer`)
      return text
    },
    api: { type: 'string', minLength: optional ? undefined : 1, maxLength: max },
  })
}
