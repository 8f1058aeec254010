import { Refusal, type Actor } from '@lantern/decision'
import { beside, checkShape, commandIdOf, newKey, ShapeRefused, splitForm, type CommandSlice, type Commands, type FieldError, type InputClass } from '@lantern/web-kit'
import type { FastifyReply } from 'fastify'

/** The page of what came of it. */
export const manyCases = beside(import.meta.url)

/** What came of one of many cases. */
export interface Outcome {
  readonly ref: string
  readonly done: boolean
  readonly text: string
}

/** The form as it is shown: empty, or with what was typed. */
export interface Shown {
  readonly values?: Readonly<Record<string, unknown>>
  readonly errors?: readonly FieldError[]
  readonly key: string
}

interface StepPages<Input> {
  readonly show: (shown: Shown) => Promise<string>
  readonly toCheck: (input: Input, key: string) => Promise<string>
  readonly send: (input: Input, key: string) => Promise<string>
}

/** A form that was sent: back to be changed, to be read once more, or carried out. What is wrong with it goes beside its boxes. */
export async function answerFor<Input extends object>(Input: InputClass<Input>, reply: FastifyReply, body: Readonly<Record<string, unknown>>, pages: StepPages<Input>): Promise<string> {
  const { answers: values, command: key = newKey() } = splitForm(body)
  if (body['_change'] !== undefined) return pages.show({ values, key })
  try {
    const input = checkShape(Input, values, 'form')
    return body['_checked'] === undefined ? await pages.toCheck(input, key) : await pages.send(input, key)
  } catch (error) {
    if (!(error instanceof ShapeRefused)) throw error
    void reply.code(400)
    return pages.show({ values, errors: error.errors, key })
  }
}

interface ManyCases {
  readonly actor: Actor
  readonly cases: readonly string[]
  readonly body: object
  /** Of the whole step: each case has a key of its own made of it, so that sending the page again adds nothing and tells the same. */
  readonly key: string
  /** What is said of a case that took it, and of one that is none of theirs. */
  readonly said: { readonly done: string; readonly none: string }
}

/** The same command on many cases, one after another. Views are waited for once, at the end. @throws what is no refusal */
export async function inManyCases(commands: Commands, slice: CommandSlice, { actor, cases, body, key, said }: ManyCases): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const [index, ref] of cases.entries()) {
    const patience = index === cases.length - 1 ? {} : { patience: 0 }
    const use = { actor, ref, body, spelling: 'json' as const, commandId: commandIdOf(actor, `${key}/${ref}`), ...patience }
    outcomes.push(await commands.run(slice, use).then(() => ({ ref, done: true, text: said.done }), (error: unknown) => ({ ref, done: false, text: refusedAs(error, said.none) })))
  }
  return outcomes
}

/** Why one case did not take it; what is no refusal stops the rest, since it would stop each of them. @throws what is no refusal */
function refusedAs(error: unknown, none: string): string {
  if (error instanceof Refusal) return error.message
  if (error instanceof Error && ['NoSuchThing', 'Forbidden'].includes(error.name)) return none
  throw error
}

/** As a page shows it (many-cases.njk). */
export const outcomesTable = (outcomes: readonly Outcome[]) => ({
  caption: 'What came of each',
  captionHidden: true,
  empty: '',
  columns: [{ text: 'Case', whole: true }, { text: 'What came of it' }],
  rows: outcomes.map(({ ref, text, done }) => [{ text: ref }, { text, tag: done ? 'green' : 'yellow' }]),
})
