import type { InputClass } from '../fields/index.js'
import { formFields, type Conflict, type PageChoices } from '../views/index.js'
import { answersOf, NOT_GIVEN } from './check-answers.js'

interface Versions {
  /** As it was typed. */
  readonly values: Readonly<Record<string, unknown>>
  readonly choices?: PageChoices | undefined
  /** What is recorded of the same fields; undefined where that cannot be known, or may not be told. */
  readonly recorded: Readonly<Record<string, unknown>> | undefined
}

/** Every answer that was typed, in the words of the form, beside what is recorded of it now; alone where nothing is. */
export function bothVersions(input: object, { values, choices, recorded }: Versions): Conflict['versions'] {
  const rowsOf = (from: Versions['values']) => answersOf(formFields(input as InputClass, { values: from, ...(choices && { choices }) }).fields).flatMap(({ rows }) => rows)
  const given = (value: string | undefined): string => (value === undefined || value === NOT_GIVEN ? '' : value)
  const theirs = new Map(rowsOf(recorded ?? {}).map(({ key, value }) => [key, given(value)]))
  const known = [...theirs.values()].some(value => value !== '')
  return rowsOf(values).flatMap(({ key, value }) => {
    const [yours, stands] = [given(value), theirs.get(key) ?? '']
    if (yours === '' && stands === '') return []
    return [{ label: key, yours, ...(known && { recorded: stands }) }]
  })
}
