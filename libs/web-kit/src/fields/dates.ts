import { capital } from '../views/words.js'
import { field, isBlank, isPlainObject, Wrong, type FieldDecorator, type FieldOptions } from './field.js'

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const parts = ['day', 'month', 'year'] as const
const [FIRST_YEAR, LAST_YEAR] = [1900, 2199]

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** A month as a number, or by its name or first three letters, as people write it; undefined when it is neither. */
function monthOf(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const at = months.findIndex(month => text.length >= 3 && month.toLowerCase().startsWith(text.toLowerCase()))
  return at < 0 ? undefined : at + 1
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** YYYY-MM-DD, or what is wrong with these three numbers (wording: GOV.UK Design System, date input). */
function dateOf(what: string, year: number, month: number, day: number): string | Wrong {
  const name = months[month - 1]
  if (year < FIRST_YEAR || year > LAST_YEAR) return new Wrong(`The year of ${what} must be between ${FIRST_YEAR} and ${LAST_YEAR}`, 'year')
  if (name === undefined) return new Wrong(`${capital(what)} must be a real date: the month must be between 1 and 12`, 'month')
  const last = daysIn(year, month)
  if (day < 1 || day > last) return new Wrong(`${capital(what)} must be a real date: ${name} ${year} has ${last} days`, 'day')
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function fromBoxes(what: string, boxes: Record<string, unknown>): string | Wrong | undefined {
  if (Object.keys(boxes).some(key => !parts.some(part => part === key))) return new Wrong(`${capital(what)} must be a day, a month and a year`)
  if (parts.some(part => !isBlank(boxes[part]) && typeof boxes[part] !== 'string')) return new Wrong(`${capital(what)} must be a real date`)
  const missing = parts.filter(part => isBlank(boxes[part]))
  if (missing.length === parts.length) return undefined
  if (missing.length > 0) return new Wrong(`${capital(what)} must include a ${list(missing)}`, missing[0])
  const [day = '', month = '', year = ''] = parts.map(part => String(boxes[part]).trim())
  if (!/^\d{4}$/.test(year)) return new Wrong(`The year of ${what} must be 4 numbers, for example 2026`, 'year')
  if (!/^\d{1,2}$/.test(day)) return new Wrong(`The day of ${what} must be a number`, 'day')
  const number = monthOf(month)
  if (number === undefined) return new Wrong(`The month of ${what} must be a number or the name of a month`, 'month')
  return dateOf(what, Number(year), number, Number(day))
}

/** The date of three boxes; undefined when it is not a real one. */
export function dateFrom(boxes: { readonly day: string; readonly month: string; readonly year: string }): string | undefined {
  const date = fromBoxes('date', { ...boxes })
  return typeof date === 'string' ? date : undefined
}

/** A calendar date: three boxes in a form, "2026-03-31" in JSON. Real dates of the years 1900 to 2199 only. */
export function CalendarDate(what: string, options: FieldOptions = {}): FieldDecorator<string> {
  return field<string>({
    view: { widget: 'date', what, label: options.label ?? capital(what), hint: options.hint, optional: options.optional ?? false, sometimes: options.sometimes },
    missing: `Enter ${what}`,
    read: (raw, spelling) => {
      if (isBlank(raw)) return undefined
      if (isPlainObject(raw) && spelling === 'form') return fromBoxes(what, raw)
      const match = typeof raw === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(raw.trim()) : null
      if (!match) return new Wrong(`${capital(what)} must be a date such as 2026-03-31`)
      return dateOf(what, Number(match[1]), Number(match[2]), Number(match[3]))
    },
    api: { type: 'string', format: 'date', example: '2026-03-31' },
  })
}
