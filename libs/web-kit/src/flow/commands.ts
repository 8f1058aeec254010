import { authoriseOn, may, NOTHING, relations, Subjects, type Relation, type Subject } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { streamOf, type Actor, type Decide, type DomainEvent, type Instant } from '@lantern/decision'
import { digestOf, EventStore, stateNow, runDecision, standing, upcast, type Appended } from '@lantern/event-store'
import { FileVault, Sealer } from '@lantern/privacy'
import { ViewProgress } from '@lantern/projections'
import { RulesNow, type RulesInForce } from '@lantern/rules'
import { Injectable } from '@nestjs/common'
import { ModuleRef } from '@nestjs/core'
import { readShape, refuseWrong, type Spelling } from '../fields/index.js'
import type { PageChoices } from '../views/index.js'
import { deputisesFor } from './away.js'
import { wrongChoices } from './check-choices.js'
import { Directory, whyNotOffered } from './directory.js'
import type { CommandSlice, Get, Making } from './lifecycle.js'
import { idsOf, Keeping, Sealing } from './making.js'
import { PeopleFirst } from './people-first.js'

/** One use of a slice: by a page, the API, the command line or an import. */
export interface Use {
  readonly actor: Actor
  /** The stream's reference; none for a slice that creates one. */
  readonly ref?: string | undefined
  /** As it was typed or sent: the shape is checked here. */
  readonly body: unknown
  /** Forms send text for everything; JSON its own types. */
  readonly spelling: Spelling
  /** Makes a resend the same command. */
  readonly commandId: string
  /** The revision that the person had before them; without it, a lost race is tried again. */
  readonly expected?: number | undefined
  /** The moment, when it is not the clock's: demonstrations. */
  readonly at?: Instant | undefined
  /** Longest wait for the views to show it: ms. 1,500 unless told; 0 for callers that show nothing. */
  readonly patience?: number | undefined
}

export interface Ran extends Appended {
  readonly ref: string
  /** Whether the views have caught up, so that the next page shows what was just saved. */
  readonly seen: boolean
}

/** How long a page waits for its own change to be visible before it goes on without: ms. */
const PATIENCE = 1500

/** The one flow that every command takes: may, shape, command, decide and append, bounded wait. */
@Injectable()
export class Commands {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly subjects: Subjects,
    private readonly rules: RulesNow,
    private readonly clock: Clock,
    private readonly progress: ViewProgress,
    private readonly files: FileVault,
    private readonly modules: ModuleRef,
    private readonly people: PeopleFirst,
  ) {}

  /** @throws NoSuchThing, Forbidden, ShapeRefused, WrongRevision, CommandReused, Refusal, StoreUnavailable */
  async run(slice: CommandSlice, use: Use): Promise<Ran> {
    await this.may(slice, use.actor, use.ref)
    return this.runAllowed(slice, use)
  }

  /** The same for who has just asked `may` itself, because something had to be looked at in between. */
  runAllowed(slice: CommandSlice, use: Use): Promise<Ran> {
    // Who shows nothing has nobody who waits: imports and demonstrations.
    return use.patience === 0 ? this.take(slice, use) : this.people.during(() => this.take(slice, use))
  }

  private async take(slice: CommandSlice, use: Use): Promise<Ran> {
    const { actor, commandId } = use
    const on = use.ref ?? ''
    const read = this.reading(slice, actor, on)
    const input = await this.check(slice, use, read)
    const ref = slice.creates ? slice.creates(input as never, { commandId, actor, ref: on }) : on
    const now = use.at ?? this.clock.now()
    const { rules, version } = await this.rules.inForce(now)

    const sealing = new Sealing(this.sealer)
    const keeping = new Keeping(this.files, sealing)
    const making: Making<unknown> = {
      id: ref,
      ref: on,
      actor,
      now,
      rules,
      read: await read(),
      newId: idsOf(`${actor.user}/${commandId}`),
      seal: sealing.seal,
      keep: keeping.keep,
      sealIfAny: sealing.sealIfAny,
    }
    const command = slice.command(input as never, making as never)
    const cause = await this.doneFor(slice, ref, actor, now)
    await sealing.fill()
    const made = await keeping.fill().then(() => runDecision({
      store: this.store,
      stream: slice.lifecycle.stream as never,
      id: ref,
      rule: slice.rule as Decide<unknown, unknown, DomainEvent, RulesInForce>,
      command,
      given: { now, by: actor, rules },
      rulesVersion: version,
      commandId,
      digest: digestOf({ slice: `${slice.context}/${slice.name}`, ref, input }),
      expected: slice.creates || slice.adds ? undefined : use.expected,
      ...(cause !== undefined && { cause }),
    })).catch(async (error: unknown) => {
      await undone(keeping, error)
      throw error
    })
    // A resend was answered by what it recorded before, which names the files that were put then.
    if (made.repeated || made.events.length === 0) await keeping.undo()
    return { ...made, ref, seen: use.patience === 0 ? false : await this.progress.waitFor(made.position, use.patience ?? PATIENCE) }
  }

  /** Of whoever has this in hand and is away, with the actor as deputy: the event that says so. It stands as the cause of what the actor records in their own name. */
  private async doneFor(slice: CommandSlice, ref: string, actor: Actor, now: Instant): Promise<string | undefined> {
    const { heldBy, stream } = slice.lifecycle
    if (!heldBy || slice.creates) return undefined
    const away = deputisesFor(this.get(Directory), actor.user, londonDate(now))
    if (away.length === 0) return undefined
    const { state } = await stateNow(this.store, stream as never, ref)
    const held = await heldBy({ get: this.get, ref, state: state as never, actor })
    return away.find(({ user }) => held.includes(user))?.id
  }

  /** The input, if its shape is right, what was chosen had been offered and the answers fit each other; else all that is wrong, told in one answer. @throws ShapeRefused */
  async check(slice: CommandSlice, { actor, ref, body, spelling }: Pick<Use, 'actor' | 'ref' | 'body' | 'spelling'>, read?: () => Promise<never>): Promise<object> {
    const { made, input, errors } = readShape(slice.input, body, spelling)
    const choices = await this.choices(slice, actor, ref, read)
    const wrong = [
      ...(choices ? wrongChoices(slice.input, input, choices, value => whyNotOffered(this.get(Directory), value)) : []),
      ...(slice.further?.(input as never, londonDate(this.clock.now())) ?? []),
    ]
    refuseWrong(slice.input, [...errors, ...wrong.filter(({ path }) => !errors.some(error => error.path.split('.')[0] === path.split('.')[0]))])
    return made
  }

  /** What the form's fields offer, where that depends on the partnership or the case. */
  async choices(slice: CommandSlice, actor: Actor, ref = '', read = this.reading(slice, actor, ref)): Promise<PageChoices | undefined> {
    return slice.choices?.(this.get, ref, actor, read)
  }

  /** What the slice reads, once however often it is asked for. */
  private reading(slice: CommandSlice, actor: Actor, ref: string): () => Promise<never> {
    let read: Promise<unknown> | undefined
    return () => (read ??= Promise.resolve(slice.reads?.(this.get, ref, actor))) as Promise<never>
  }

  /** Who may use the slice on this; somebody without access sees what they would see if it did not exist. @throws Forbidden, NoSuchThing */
  async may(slice: CommandSlice, actor: Actor, ref: string | undefined): Promise<void> {
    await authoriseOn(slice.access, actor, slice.verb, asked => this.subjectOf(slice, actor, ref, asked))
  }

  /** Whether they may read what the slice changes: only then are they told what others changed. */
  async mayRead(slice: CommandSlice, actor: Actor, ref: string | undefined): Promise<boolean> {
    const subject = await this.subjectOf(slice, actor, ref, relations)
    return subject !== undefined && may(slice.access, actor, slice.lifecycle.readBy, subject)
  }

  private async subjectOf(slice: CommandSlice, actor: Actor, ref: string | undefined, asked: readonly Relation[]): Promise<Subject | undefined> {
    const kind = slice.creates ? slice.under : slice.lifecycle.stream.name
    return kind === undefined ? NOTHING : this.subjects.find(kind, ref ?? '', actor, asked)
  }

  /** Whether the slice may follow now, and the revision that a form is based on. */
  async standing(slice: CommandSlice, ref: string | undefined): Promise<{ readonly allowed: boolean; readonly revision: number }> {
    if (slice.creates) return { allowed: true, revision: -1 }
    const { state, revision } = await stateNow(this.store, slice.lifecycle.stream as never, ref ?? '')
    const { status } = state as { readonly status: string }
    return { allowed: slice.lifecycle.allowedBy[status]?.includes(slice.name) ?? false, revision }
  }

  /** What must not be missed on a form about this. */
  async warnings(slice: CommandSlice, ref: string | undefined): Promise<readonly string[]> {
    const { warnings, stream } = slice.lifecycle
    if (!warnings || slice.creates || ref === undefined) return []
    return warnings((await stateNow(this.store, stream as never, ref)).state as never)
  }

  /** What was recorded after a revision, as sentences can be made of it. */
  async since(slice: CommandSlice, ref: string, revision: number) {
    const events = await this.store.readStream(streamOf(slice.lifecycle.stream, ref), { from: revision + 1 })
    return standing(slice.lifecycle.stream as never, events.map(event => upcast(slice.lifecycle.stream as never, event)))
  }

  readonly get: Get = token => this.modules.get(token as never, { strict: false })
}

/**
 * Files of a command that was refused are taken away again. Where the store could not say whether it recorded the event they stay: content
 * that no event names is sealed and in nobody's way, an event without its content would be a loss.
 */
async function undone(keeping: Keeping, error: unknown): Promise<void> {
  if (error instanceof Error && error.name === 'StoreUnavailable') return
  await keeping.undo()
}
