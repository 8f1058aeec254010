import { plainToInstance } from 'class-transformer'
import { validateSync, type ValidationError } from 'class-validator'
import { fieldsOf, isPlainObject, Wrong, type InputClass, type Spelling } from './field.js'
import { isBlankRow } from './lists.js'
import { errorAt, ShapeRefused, type FieldError } from './shape-refused.js'

// Deeper than any input, and shallow enough that the recursion of class-transformer cannot use up the stack.
const DEEPEST = 8
const SHOWN_NAME = 60

const tooDeep = (value: unknown, left = DEEPEST): boolean =>
  typeof value === 'object' && value !== null && (left === 0 || Object.values(value).some(each => tooDeep(each, left - 1)))

/** Without rows left blank (forms only), without more rows than it takes to say that there are too many, and without prototypes. */
function tidy(Input: InputClass, body: Record<string, unknown>, spelling: Spelling): Record<string, unknown> {
  const made: Record<string, unknown> = { ...body }
  for (const [name, view] of fieldsOf(Input)) {
    const value = made[name]
    if (view.row === undefined || !Array.isArray(value)) continue
    const Row = view.row()
    const rows = spelling === 'form' ? value.filter(row => !isBlankRow(row)) : value
    made[name] = rows.slice(0, (view.max ?? 0) + 1).map((row: unknown) => (isPlainObject(row) ? tidy(Row, row, spelling) : row))
  }
  return made
}

/** Names that every object has: class-transformer leaves them out without a word, so that an input of no needed field would take them. */
const hidden = (body: Record<string, unknown>): string[] => Object.keys(body).filter(name => name in Object.prototype)

/** A list of ticks or rows that was not sent is an empty one: @Transform does not run for a member that is missing. */
function fillLists(Input: InputClass, made: object): void {
  for (const [name, view] of fieldsOf(Input))
    if (view.optional && ['rows', 'checkboxes', 'file'].includes(view.widget) && Reflect.get(made, name) === undefined) Reflect.set(made, name, [])
    else if (view.row !== undefined) {
      const rows: unknown = Reflect.get(made, name)
      if (Array.isArray(rows)) for (const row of rows) if (row instanceof view.row()) fillLists(view.row(), row)
    }
}

const unknown = (parts: readonly string[]): FieldError => {
  const name = parts.at(-1) ?? ''
  return errorAt(parts, `There is no field called ${name.length > SHOWN_NAME ? `${name.slice(0, SHOWN_NAME)}...` : name}`, undefined, false)
}

function errorsOf(found: readonly ValidationError[], above: readonly string[]): FieldError[] {
  return found.flatMap(({ property, constraints = {}, children = [], value }) => {
    const parts = [...above, property]
    if (constraints['whitelistValidation'] !== undefined) return [unknown(parts)]
    // class-validator lists the constraint declared first last; ours is the only one unless a slice adds its own.
    const text = constraints['field'] ?? Object.values(constraints).at(-1)
    return text === undefined ? errorsOf(children, parts) : [{ ...errorAt(parts, text, value instanceof Wrong ? value.part : undefined), ...(value instanceof Wrong && value.tooLarge && { tooLarge: true }) }]
  })
}

/** In the order of the form; members it does not have come last. */
function inOrder(Input: InputClass, errors: readonly FieldError[]): FieldError[] {
  const names = [...fieldsOf(Input).keys()]
  const place = ({ path }: FieldError): number => {
    const at = names.indexOf(path.split('.')[0] ?? '')
    return at < 0 ? names.length : at
  }
  return errors.toSorted((a, b) => place(a) - place(b))
}

/** The button of a list of rows that asks for one more; the form comes back as typed, with no errors. */
export const ADD_ANOTHER = 'add-another'

/** What was sent, as far as it can be used, and what is wrong with the rest. */
export interface Shaped<T extends object> {
  /** Without the members that are wrong; of rows, those that are wrong stay. */
  readonly input: Partial<T>
  readonly errors: readonly FieldError[]
}

const without = (made: object, wrong: ReadonlySet<string>): object => Object.fromEntries(Object.entries(made).filter(([name, value]) => value !== undefined && !wrong.has(name)))

const right = <T extends object>(made: T, errors: readonly FieldError[]): Partial<T> => without(made, new Set(errors.map(({ path }) => path.split('.')[0] ?? ''))) as Partial<T>

/** Looks at what was sent without refusing it: for a form that is still being filled in. Spelling as of `checkShape`. */
export function shapeOf<T extends object>(Input: InputClass<T>, body: Record<string, unknown>, spelling: Spelling = 'form'): Shaped<T> {
  const { made, errors } = shape(Input, body, spelling)
  return { input: right(made, errors), errors }
}

function shape<T extends object>(Input: InputClass<T>, sent: Record<string, unknown>, spelling: Spelling): { readonly made: T; readonly errors: readonly FieldError[] } {
  const made = plainToInstance(Input, tidy(Input, sent, spelling), { exposeDefaultValues: true, groups: [spelling] })
  fillLists(Input, made)
  // forbidUnknownValues would refuse an input without fields; members it does not have are still refused.
  const found = validateSync(made, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false, validationError: { target: false } })
  return { made, errors: inOrder(Input, [...errorsOf(found, []), ...hidden(sent).map(name => unknown([name]))]) }
}

/**
 * What was sent, as an instance of the input class with every value converted.
 * Called inside the flow and not as a global pipe, which would throw before the page could keep what was typed.
 * @param spelling `json` takes JSON's own types only; `form` (the default) also takes text and the three boxes of a date.
 * @throws ShapeRefused with one error per field; with none when a form only asked for another row.
 */
export function checkShape<T extends object>(Input: InputClass<T>, body: unknown, spelling: Spelling = 'form'): T {
  const { made, errors } = readShape(Input, body, spelling)
  if (errors.length > 0) throw new ShapeRefused(errors)
  return made
}

/**
 * The same without refusing what is wrong in fields: for a check that has more to say of the rest, so that nobody mends one part to be told of the next.
 * `made` is whole only without errors. @throws ShapeRefused for what is no form at all, and when a form asked for another row
 */
export function readShape<T extends object>(Input: InputClass<T>, body: unknown, spelling: Spelling = 'form'): Shaped<T> & { readonly made: T } {
  const sent = body === undefined ? {} : body
  if (!isPlainObject(sent)) throw new ShapeRefused([errorAt([], 'Send a JSON object or a form')])
  if (spelling === 'form' && Object.hasOwn(sent, ADD_ANOTHER)) throw new ShapeRefused([])
  if (tooDeep(sent)) throw new ShapeRefused([errorAt([], 'What was sent is nested too deeply')])
  const { made, errors } = shape(Input, sent, spelling)
  return { made, input: right(made, errors), errors }
}

/** All that is wrong, said once. @throws ShapeRefused unless nothing is */
export function refuseWrong(Input: InputClass, errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new ShapeRefused(inOrder(Input, errors))
}
