import type { Actor, CalendarDate } from '@lantern/decision'
import type { Get } from '../flow/lifecycle.js'
import { errorAt, fieldsOf, isBlankRow, shapeOf, type FieldError, type InputClass } from '../fields/index.js'

/** One page of a long form. */
export interface Step<Name extends string = string> {
  /** In the address: `what-happened`. */
  readonly name: string
  readonly title: string
  /** What the list of steps says below the title. */
  readonly hint?: string
  /** Said above the fields. */
  readonly paragraphs?: readonly string[]
  readonly fields: readonly Name[]
  /** Fields that may be left out by a program and that people are asked for all the same: field -> what to do. */
  readonly asks?: { readonly [Field in Name]?: string }
  /** For a step that may stay empty and must not be passed over: what to do. */
  readonly visit?: string
  /** A template of the fields; without one they follow each other. */
  readonly template?: string
}

/** What is looked up of a draft, to be read while it is written and before it is sent: undefined when there is nothing to show. The template finds it as `found`. */
export interface StepsFound {
  readonly template: string
  readonly of: (get: Get, answers: Readonly<Record<string, unknown>>, actor: Actor) => Promise<object | undefined>
}

/** A long form in steps, of the same input that a program sends at once. */
export interface Steps<T extends object> {
  readonly steps: readonly Step[]
  /** What the button says that begins one: "Start a new referral". */
  readonly begin: string
  /** What is wrong only when answers are seen together, or on a day; parts that are missing or wrong in themselves are left out of `input`. */
  readonly further?: (input: Partial<T>, today: CalendarDate) => readonly FieldError[]
  /** What is worked out of other answers, in words, for fields that people leave blank: read before it is sent. */
  readonly worksOut?: (answers: Readonly<Record<string, unknown>>) => Readonly<Record<string, string>>
  /** What a draft is called in the list of its owner's drafts, besides the day it was begun: initials, never more. */
  readonly label?: (answers: Readonly<Record<string, unknown>>) => string | undefined
  /** The step where somebody mends what a rule refused: code -> step. */
  readonly mend?: Readonly<Record<string, string>>
  /** Fields that only programs send: no step asks for them. */
  readonly forPrograms?: readonly string[]
  /** A template of what is said before anything is typed, and again before it is sent. */
  readonly notice?: string
  readonly found?: StepsFound
}

/** Checks that every field of the input stands on one step. @throws when the steps and the input do not fit: a mistake in code */
export function stepsOf<T extends object>(
  Input: InputClass<T>,
  form: Omit<Steps<T>, 'steps'> & { readonly steps: readonly Step<keyof T & string>[] },
): Steps<T> {
  const placed = form.steps.flatMap(({ fields }) => fields)
  const known = [...fieldsOf(Input).keys()]
  const faults = [...known.filter(field => !form.forPrograms?.includes(field) && !placed.some(each => each === field)), ...placed.filter((field, at) => !known.includes(field) || placed.indexOf(field) !== at)]
  if (faults.length > 0) throw new Error(`Each field of ${Input.name} stands on one step; not so: ${faults.join(', ')}.`)
  return form as unknown as Steps<T>
}

export type StepStatus = 'not-started' | 'in-progress' | 'problem' | 'done'

export interface StepStanding {
  readonly step: Step
  readonly status: StepStatus
  readonly errors: readonly FieldError[]
}

interface Content {
  readonly answers: Readonly<Record<string, unknown>>
  readonly saves: Readonly<Record<string, number>>
}

/** What is typed of the fields of a step. */
export const answersOn = (step: Step, answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(step.fields.flatMap(field => (isBlankRow(answers[field]) ? [] : [[field, answers[field]]])))

/** How far each step is. Errors are those of its fields, with the whole seen together; what is only missing is no problem yet. */
export function standingOf<T extends object>(Input: InputClass<T>, form: Steps<T>, { answers, saves }: Content, today: CalendarDate): readonly StepStanding[] {
  const { input, errors } = shapeOf(Input, answers)
  const all = [...errors, ...(form.further?.(input, today) ?? [])]
  return form.steps.map(step => {
    const typed = answersOn(step, answers)
    const asked = Object.entries(step.asks ?? {}).flatMap(([field, text]) => (text === undefined || field in typed ? [] : [errorAt([field], text)]))
    const own = all.filter(({ path }) => step.fields.includes(path.split('.')[0] ?? ''))
    const place = ({ path }: FieldError): number => step.fields.indexOf(path.split('.')[0] ?? '')
    const found = [...own, ...asked.filter(({ path }) => !own.some(each => each.path === path))].toSorted((a, b) => place(a) - place(b))
    const [first] = step.fields
    if (saves[step.name] === undefined) {
      const unseen = step.visit === undefined || first === undefined ? [] : [errorAt([first], step.visit)]
      return { step, status: 'not-started' as const, errors: found.length > 0 ? found : unseen }
    }
    const wrong = found.some(({ path }) => !isBlankRow(valueAt(answers, path)))
    return { step, status: found.length === 0 ? ('done' as const) : wrong ? ('problem' as const) : ('in-progress' as const), errors: found }
  })
}

/** What was typed at a path of an error: `children.0.name`. Rows left blank do not count, as in the check. */
function valueAt(answers: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, part) => {
    if (Array.isArray(at)) return at.filter(row => !isBlankRow(row))[Number(part)]
    return typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined
  }, answers)
}
