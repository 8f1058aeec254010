import type { CalendarDate, Decide, DomainEvent, Instant, Open, Actor, Sealed, StreamType } from '@lantern/decision'
import type { AccessTable } from '@lantern/access'
import type { StoredOf } from '@lantern/event-store'
import type { RulesInForce } from '@lantern/rules'
import type { Type } from '@nestjs/common'
import type { Steps } from '../steps/steps.js'
import type { FieldError, Upload } from '../fields/index.js'
import type { PageChoices } from '../views/index.js'
import type { Kept } from './making.js'

/** What readable sentences may need besides the event: the names of agencies, areas, districts and people of the partnership. */
export interface Names {
  readonly agency: (id: string) => string
  readonly area: (id: string) => string
  readonly district: (id: string) => string
  readonly user: (id: string) => string
}

/** A stream as the flow sees it: its type, what may follow in which status, where it is shown, and how its events read. */
export interface Lifecycle<E extends DomainEvent, S extends { readonly status: string }, N extends string> {
  readonly stream: StreamType<E, S>
  readonly allowedBy: Readonly<Record<S['status'], readonly N[]>>
  /** What a form about the thing is headed with, where that is not its reference. */
  readonly named?: (ref: string, names: Names) => string
  /** The page of the thing with this reference. */
  readonly page: (ref: string) => string
  /** The API resource of the thing with this reference. */
  readonly resource: (ref: string) => string
  /** The verb of reading it: a form that meets a newer version says what changed to those alone who may read that anyway. */
  readonly readBy: string
  /** What must not be missed on any form about the thing, such as that nobody may be contacted any more. */
  readonly warnings?: (state: S) => readonly string[]
  /** One event as a plain sentence: for the timeline, and for "what changed meanwhile". */
  readonly sentence: (event: StoredOf<E>, open: Open, names: Names) => string
  /** Who has the thing in hand, of those whose work the actor may do: what their deputy records is theirs, and says for whom. */
  readonly heldBy?: (asked: { readonly get: Get; readonly ref: string; readonly state: S; readonly actor: Actor }) => Promise<readonly string[]>
  /** Types of events whose author nobody is told beside them. */
  readonly unnamed?: readonly E['type'][]
}

/** Gives services at the edge: what another context publishes, read before the rule runs. */
export type Get = <T>(token: Type<T> | (abstract new (...args: never[]) => T)) => T

/** What a new reference is made of. `ref` is that of what the new stream is created on, empty when there is none. */
export interface Creating {
  readonly commandId: string
  readonly actor: Actor
  readonly ref: string
}

/** What a slice's `command` is given besides the input. */
export interface Making<Read> {
  /** The reference of the stream. */
  readonly id: string
  /** The reference in the route: of the stream, or of what the new stream is created on. */
  readonly ref: string
  readonly actor: Actor
  readonly now: Instant
  readonly rules: RulesInForce
  /** What `reads` found. */
  readonly read: Read
  /** An id that a resend of the same command gets again. */
  readonly newId: (what: string) => string
  /** Seals a value under a subject's key. The box is filled before the rule runs. */
  readonly seal: <T>(key: string, value: T) => Sealed<T>
  /** Keeps a file under a subject's key. It is there before the rule runs, and gone again when nothing is recorded. */
  readonly keep: (key: string, file: Upload) => Kept
  /** The same as seal for a value that may be missing or blank. */
  readonly sealIfAny: <T>(key: string, value: T | undefined) => Sealed<T> | undefined
}

/** Words that a command has for some of what it is done to: what is left out has its usual ones. */
export interface SliceWords {
  readonly title?: string
  readonly done?: string
  /** Field -> what stands above it, and the hint below that. */
  readonly fields?: Readonly<Record<string, { readonly label: string; readonly hint?: string }>>
}

/** A command slice as the flow sees it: declared types are checked by `contextOf` and erased here. */
export interface CommandSlice {
  readonly context: string
  readonly name: string
  readonly title: string
  readonly done: string
  readonly verb: string
  readonly refuses: readonly string[]
  readonly refusals: Readonly<Record<string, string>>
  readonly access: AccessTable
  readonly lifecycle: Lifecycle<never, { readonly status: string }, string>
  readonly rule: (command: never, state: never, given: never) => readonly DomainEvent[]
  readonly input: Type<object>
  readonly words?: (ref: string) => SliceWords
  readonly api: string
  readonly page: string
  readonly template?: string
  readonly checkAnswers?: boolean
  readonly steps?: Steps<never>
  readonly next: (ref: string) => string
  readonly creates?: (input: never, making: Creating) => string
  readonly under?: string
  readonly adds?: boolean
  readonly starts?: readonly string[]
  readonly reads?: (get: Get, ref: string, actor: Actor) => Promise<unknown>
  readonly further?: (input: never, today: CalendarDate) => readonly FieldError[]
  readonly choices?: (get: Get, ref: string, actor: Actor, read: () => Promise<never>) => Promise<PageChoices>
  readonly proposes?: (get: Get, ref: string, actor: Actor) => Promise<Readonly<Record<string, unknown>>>
  readonly shows?: (get: Get, ref: string, actor: Actor) => Promise<object>
  readonly recorded?: (events: never, open: Open, actor: Actor) => Readonly<Record<string, unknown>>
  readonly command: (input: never, making: never) => unknown
}

interface Declared<E extends DomainEvent, S extends { readonly status: string }, N extends string, Verb extends string, Code extends string, Input extends object, Command, Read> {
  /** The slice's folder, and its name in the stream's table of what may follow. */
  readonly name: NoInfer<N>
  /** What the button and the page say: an imperative. */
  readonly title: string
  /** What the page says when it is done: "Referral accepted". */
  readonly done: string
  readonly verb: NoInfer<Verb>
  readonly refuses: readonly NoInfer<Code>[]
  readonly lifecycle: Lifecycle<E, S, N>
  readonly rule: Decide<Command, S, E, RulesInForce>
  readonly input: Type<Input>
  /** Where the reference says of what kind the thing is: its own words for button, page and fields. */
  readonly words?: (ref: string) => SliceWords
  /** Route of the API below /api; `:ref` names the stream, unless the slice creates one. */
  readonly api: string
  readonly page: string
  /** A template of the form's fields; without one they are laid out from the input's decorators. */
  readonly template?: string
  /** Long forms are shown once more to be read before they are sent (GOV.UK pattern "check answers"). */
  readonly checkAnswers?: boolean
  /** A long form is filled in step by step, as drafts that its owner comes back to; its controller is a `steppedControllerFor`. */
  readonly steps?: Steps<Input>
  readonly next?: (ref: string) => string
  /** For the first command of a stream: the new reference, made of what makes a resend the same. */
  readonly creates?: (input: Input, making: Creating) => string
  /** For a stream that is created on something else: the kind of that, whose reference is then the route's `:ref`. */
  readonly under?: string
  /**
   * It adds something that no newer version contradicts, such as a message: it needs no version, and a lost race is decided anew instead of
   * shown. What is sent with it (a file, which no browser sends a second time by itself) is not lost to somebody who was faster.
   */
  readonly adds?: boolean
  /** Fields that an address may fill in beforehand, `?question=…`: ids and codes, nothing personal. */
  readonly starts?: readonly NoInfer<keyof Input & string>[]
  /** What other contexts publish and the command needs, read at the edge just before. */
  readonly reads?: (get: Get, ref: string, actor: Actor) => Promise<Read>
  /** What is wrong only when answers are seen together, or on a day. Fields that are missing or wrong in themselves are left out of `input`: all is told in one answer. */
  readonly further?: (input: Partial<Input>, today: CalendarDate) => readonly FieldError[]
  /** Choices of fields that depend on the partnership or the case: field -> value -> label. `read` gives what `reads` found, which is read once for both. */
  readonly choices?: (get: Get, ref: string, actor: Actor, read: () => Promise<Read>) => Promise<PageChoices>
  /** What a new form proposes, to be changed by hand: field -> value. Nothing is recorded of it until the form is sent. */
  readonly proposes?: (get: Get, ref: string, actor: Actor) => Promise<{ readonly [Field in keyof Input]?: unknown }>
  /** What the slice's own template shows besides its fields, as `shown`. */
  readonly shows?: (get: Get, ref: string, actor: Actor) => Promise<object>
  /** What the whole stream says now of the fields of the form, for who was second: only where sending it again would replace that. */
  readonly recorded?: (events: readonly StoredOf<E>[], open: Open, actor: Actor) => { readonly [Field in keyof Input]?: unknown }
  readonly command: (input: Input, making: Making<Read>) => Command
}

/**
 * Fixes once what the slices of a context share: its name, its access table and its refusals. The function it returns declares a slice;
 * the compiler checks name, verb, refusals, rule, input and command against each other.
 */
export function contextOf<const A extends AccessTable, Code extends string>(context: {
  readonly name: string
  readonly access: A
  readonly refusals: { readonly sentences: Readonly<Record<Code, string>> }
}) {
  return <E extends DomainEvent, S extends { readonly status: string }, N extends string, Input extends object, Command, Read = undefined>(
    declared: Declared<E, S, N, keyof A & string, Code, Input, Command, Read>,
  ): CommandSlice => {
    const slice = { next: declared.lifecycle.page, ...declared, context: context.name, access: context.access, refusals: context.refusals.sentences }
    // Checked against each other above; the flow handles slices of every kind and sees their types erased.
    return slice as unknown as CommandSlice
  }
}
