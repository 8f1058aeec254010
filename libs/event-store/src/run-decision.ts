import { currentVersion, fold, streamOf } from '@lantern/decision'
import type { Decide, DomainEvent, Given, Instant, StreamType, Upcast } from '@lantern/decision'
import { CommandReused, WrongRevision } from './port.js'
import type { Appended, EventStore, Made, NewEvent, StoredEvent } from './port.js'
import { standing } from './standing.js'
import { recordedNow, stateNow } from './state-now.js'
import { upcast } from './upcast.js'

/** How often a decision that lost a race is taken anew, on the state as it then stands. */
const attempts = 5

export interface Loaded<E extends DomainEvent, S> {
  readonly state: S
  /** Of the last event; -1 when the stream does not exist. */
  readonly revision: number
  /** In the current shape of their types; of those that were hidden since, only the place. */
  readonly events: readonly StoredEvent<E>[]
}

/** A stream with its whole history, for what shows it; who only asks where it stands takes stateNow. */
export async function loadState<E extends DomainEvent, S>(store: EventStore, type: StreamType<E, S>, id: string): Promise<Loaded<E, S>> {
  return loaded(type, await store.readStream(streamOf(type, id)))
}

/** The same of several short streams, read as one; a stream that does not exist has no events. As readForFolds, take the fields of an event that you need. */
export async function loadStates<E extends DomainEvent, S>(store: EventStore, type: StreamType<E, S>, ids: readonly string[]): Promise<ReadonlyMap<string, Loaded<E, S>>> {
  const streams = new Map(ids.map(id => [streamOf(type, id), [] as StoredEvent[]]))
  for (const event of await store.readStreams([...streams.keys()])) streams.get(event.stream)?.push(event)
  return new Map(ids.map(id => [id, loaded(type, streams.get(streamOf(type, id)) ?? [])]))
}

function loaded<E extends DomainEvent, S>(type: StreamType<E, S>, recorded: readonly StoredEvent[]): Loaded<E, S> {
  const events = recorded.map(event => upcast(type, event))
  return { state: fold(type, events as readonly DomainEvent[] as readonly E[]), revision: events.at(-1)?.revision ?? -1, events: standing(type, events) }
}

/** One command on one stream, with all that its envelope says. */
export interface Decision<Command, S, E extends DomainEvent, Rules> {
  readonly store: EventStore
  readonly stream: StreamType<E, S>
  readonly id: string
  readonly rule: Decide<Command, S, E, Rules>
  readonly command: Command
  readonly given: Given<Rules>
  /** Id of the RulesLoaded event in force; empty before the first. */
  readonly rulesVersion: string
  readonly commandId: string
  /** digestOf the command as it was sent, before sealing. */
  readonly digest: string
  /** The revision that the sender saw; left out, a lost race is decided anew. */
  readonly expected?: number
  readonly cause?: string
  readonly correlation?: string
  /** One of thousands that are gone through: @see stateNow */
  readonly passing?: boolean
  /** When it happened, for events that do not say it themselves; the moment of recording unless told. */
  readonly happenedAt?: Instant
}

/**
 * Reads the stream, takes the decision, appends at the revision read. A resend is answered first, then the expected revision is
 * checked, then the rule is asked: a stale form is told that it is stale rather than what the rule would say. When the rule has
 * nothing to record, `events` is empty, and revision and position are those of the stream's last event.
 * @throws WrongRevision, CommandReused, StoreUnavailable, and the Refusal of the rule
 */
export async function runDecision<Command, S, E extends DomainEvent, Rules>(decision: Decision<Command, S, E, Rules>): Promise<Appended> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await decideOnce(decision)
    } catch (error) {
      if (!(error instanceof WrongRevision) || decision.expected !== undefined || attempt >= attempts) throw error
    }
  }
}

async function decideOnce<Command, S, E extends DomainEvent, Rules>(decision: Decision<Command, S, E, Rules>): Promise<Appended> {
  const { store, stream, id, rule, command, given, commandId, digest, expected, passing } = decision
  const { state, revision, position, commands } = await stateNow(store, stream, id, passing === undefined ? {} : { passing })
  const before = commands.has(commandId) ? madeBy((await loadState(store, stream, id)).events, commandId, digest) : undefined
  if (before) return before
  const name = streamOf(stream, id)
  if (expected !== undefined && expected !== revision) throw new WrongRevision(name, expected, revision)
  const decided = rule(command, state, given)
  if (decided.length === 0) return { revision, position, events: [], repeated: false }
  const appended = await store.append(name, revision === -1 ? 'none' : revision, decided.map(event => newEvent(decision, event)), madeFrom(decision))
  if (!appended.repeated) recordedNow(store, stream, id, appended.events)
  return appended
}

/** What this command recorded before, if it did. @throws CommandReused when it had other content */
function madeBy(events: readonly StoredEvent[], commandId: string, digest: string): Appended | undefined {
  const made = events.filter(event => event.commandId === commandId)
  const last = made.at(-1)
  if (!last) return undefined
  if (last.digest !== digest) throw new CommandReused(commandId)
  return { revision: last.revision, position: last.position, events: made, repeated: true }
}

interface Versions {
  readonly upcasts?: Readonly<Record<string, readonly Upcast[] | undefined>>
}

function newEvent({ stream, happenedAt }: { readonly stream: Versions; readonly happenedAt?: Instant }, event: DomainEvent): NewEvent {
  const happened = event.happenedAt ?? happenedAt
  return { type: event.type, version: currentVersion(stream, event.type), data: event.data, ...(happened !== undefined && { happenedAt: happened }) }
}

const madeFrom = ({ given, commandId, digest, cause, correlation, rulesVersion }: Omit<Decision<never, never, never, unknown>, 'stream' | 'rule' | 'command'>): Made => ({
  at: given.now,
  by: { user: given.by.user, agency: given.by.agency },
  commandId,
  digest,
  ...(cause !== undefined && { cause }),
  ...(correlation !== undefined && { correlation }),
  rules: rulesVersion,
})
