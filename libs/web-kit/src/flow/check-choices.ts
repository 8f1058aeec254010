import { errorAt, fieldsOf, type FieldError, type InputClass } from '../fields/index.js'

/** Choices that depend on the partnership or the case: field -> value -> label. */
export type OfferedChoices = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** What was chosen must have been offered: an agency that does not exist is not asked for anything. `whyNot` says what became of a choice that was there before. */
export function wrongChoices(Input: InputClass, input: object, offered: OfferedChoices, whyNot: (value: string) => string | undefined = () => undefined): readonly FieldError[] {
  const fields = fieldsOf(Input)
  return Object.entries(offered).flatMap(([name, choices]) => {
    const value: unknown = Reflect.get(input, name)
    if (fields.get(name)?.widget === 'answers') {
      const answered = Object.keys(typeof value === 'object' && value !== null ? value : {})
      const all = answered.every(one => Object.hasOwn(choices, one)) && Object.keys(choices).every(one => answered.includes(one))
      return all ? [] : [errorAt([name], `Say ${fields.get(name)?.what ?? name}`)]
    }
    const chosen = value === undefined ? [] : Array.isArray(value) ? value : [value]
    const missing = chosen.filter(one => typeof one !== 'string' || !Object.hasOwn(choices, one))
    const why = missing.map(one => (typeof one === 'string' ? whyNot(one) : undefined)).find(said => said !== undefined)
    return missing.length === 0 ? [] : [errorAt([name], why ?? `Select ${fields.get(name)?.what ?? name}`)]
  })
}
