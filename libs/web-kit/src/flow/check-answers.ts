import { dateFrom } from '../fields/index.js'
import { capital, inDate, type FormField, type SummaryRow } from '../views/index.js'

export interface AnswerGroup {
  readonly title: string
  readonly rows: readonly SummaryRow[]
}

const textOf = (field: FormField): string => {
  switch (field.widget) {
    case 'radios':
    case 'select':
    case 'checkboxes':
      return field.items.flatMap(({ checked, text }) => (checked ? [text] : [])).join('\n')
    case 'date': {
      const date = dateFrom(field.date)
      return date === undefined ? Object.values(field.date).filter(part => part !== '').join(' ') : inDate(date)
    }
    case 'answers':
      return (field.topics ?? []).flatMap(({ text, items }) => items.flatMap(({ checked, text: answer }) => (checked ? [`${text}: ${answer.toLowerCase()}`] : []))).join('\n')
    default:
      return field.value
  }
}

/** What stands for an answer that was left blank. */
export const NOT_GIVEN = 'Not given'

const rowOf = (field: FormField): SummaryRow => ({ key: field.label.replace(' (optional)', ''), value: textOf(field) || NOT_GIVEN })

const shown = (fields: readonly FormField[]): readonly FormField[] => fields.filter(({ widget }) => widget !== 'hidden')

/** What was typed, to be read once more before it is sent: the form's own answers first, then each row of its lists that holds something. */
export function answersOf(fields: readonly FormField[]): readonly AnswerGroup[] {
  const lists = fields.flatMap(({ rows }) => rows).filter(row => shown(row.fields).some(field => textOf(field) !== ''))
  const single = shown(fields).filter(({ widget }) => widget !== 'rows')
  return [{ title: 'Your answers', rows: single.map(rowOf) }, ...lists.map(row => ({ title: capital(row.heading), rows: shown(row.fields).map(rowOf) }))]
}

/** The same answers as hidden inputs, under the names that the form gave them: `children[0][name]`. */
export function hiddenOf(values: unknown, name = ''): readonly { readonly name: string; readonly value: string }[] {
  if (typeof values === 'string') return values === '' ? [] : [{ name, value: values }]
  if (Array.isArray(values)) return values.flatMap((value: unknown, i) => hiddenOf(value, typeof value === 'string' ? `${name}[]` : `${name}[${i}]`))
  if (typeof values !== 'object' || values === null) return []
  return Object.entries(values).flatMap(([key, value]) => hiddenOf(value, name === '' ? key : `${name}[${key}]`))
}
