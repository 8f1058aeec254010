import { streamOf, type DomainEvent, type StreamType } from '@lantern/decision'
import { START, type EventStore, type Position, type StoredEvent } from './port.js'
import { isHidden, standing } from './standing.js'
import { upcast } from './upcast.js'

/** Where a stream stands: what a rule or access asks, without the history that led there. */
export interface StateNow<S> {
  readonly state: S
  /** Of the last event; -1 when the stream does not exist. */
  readonly revision: number
  /** Of the last event; START when the stream does not exist. */
  readonly position: Position
  /** The ids of all commands that recorded something in it. */
  readonly commands: ReadonlySet<string>
}

interface Kept extends StateNow<unknown> {
  readonly type: StreamType
  readonly hash: string
}

/** Commands of kept streams, all together: with 20 a stream some 2,500 streams, in a few megabytes. */
const mostCommands = 50_000

/**
 * The states of the streams that were asked for last. None is ever trusted for its age: each time the stream is read on from the last event
 * that the state holds, and when that event has another hash, or is there no more, the state is forgotten and made anew. The hash covers
 * every event before it, so what is found is the state of the stream as it stands, whoever else writes to it or restored it.
 */
class States {
  private readonly kept = new Map<string, Kept>()
  private readonly loading = new Map<string, Promise<unknown>>()
  private commands = 0

  constructor(private readonly store: EventStore) {}

  async now(type: StreamType, name: string, passing: boolean): Promise<StateNow<unknown>> {
    // Of those who ask at once for a stream that is not known, one reads it whole and the others read on from there.
    if (!this.kept.has(name)) await this.loading.get(name)?.catch(() => undefined)
    const known = this.kept.get(name)
    if (known?.type === type) {
      const since = await this.store.readOn(name, known)
      // What hides an earlier event has the state made anew, without that.
      if (since && !since.some(event => type.hides?.(upcast(type, event)))) return this.keep(name, after(known, since))
      this.drop(name)
    }
    if (passing) return after(beforeAll(type), await this.store.readStream(name))
    const whole = this.store.readStream(name)
    this.loading.set(name, whole)
    try {
      return this.keep(name, after(beforeAll(type), await whole))
    } finally {
      if (this.loading.get(name) === whole) this.loading.delete(name)
    }
  }

  /** Goes on with what was just recorded, when it follows on what the state holds: who asks next has nothing to read. */
  recorded(type: StreamType, name: string, events: readonly StoredEvent[]): void {
    const known = this.kept.get(name)
    if (known?.type !== type || known.hash !== events[0]?.previousHash) return
    if (events.some(event => type.hides?.(upcast(type, event)))) this.drop(name)
    else this.keep(name, after(known, events))
  }

  /** Puts it last in the order of use, and lets go of the first ones when they are too many. */
  private keep(name: string, found: Kept): Kept {
    const before = this.kept.get(name)
    // Another reader that began later may have finished first.
    if (found.revision < 0 || (before?.type === found.type && before.revision > found.revision)) return found
    this.drop(name)
    this.kept.set(name, found)
    this.commands += found.commands.size
    for (const oldest of this.kept.keys()) {
      if (this.commands <= mostCommands) break
      this.drop(oldest)
    }
    return found
  }

  private drop(name: string): void {
    this.commands -= this.kept.get(name)?.commands.size ?? 0
    this.kept.delete(name)
  }
}

const beforeAll = (type: StreamType): Kept => ({ type, state: type.initialState, revision: -1, position: START, hash: '', commands: new Set() })

function after(kept: Kept, events: readonly StoredEvent[]): Kept {
  const last = events.at(-1)
  if (!last) return kept
  const { type } = kept
  return {
    type,
    // Of a hidden event only its place is left, which is no event of the stream.
    state: standing(type, events.map(event => upcast(type, event))).filter(event => !isHidden(event)).reduce((state, event) => type.evolve(state, event), kept.state),
    revision: last.revision,
    position: last.position,
    hash: last.hash,
    commands: new Set([...kept.commands, ...events.map(({ commandId }) => commandId)]),
  }
}

const ofStores = new WeakMap<EventStore, States>()

function statesOf(store: EventStore): States {
  const known = ofStores.get(store)
  const states = known ?? new States(store)
  if (!known) ofStores.set(store, states)
  return states
}

/**
 * Where the stream stands now, read on from where it stood when it was last asked for. `passing`: whoever goes through thousands of streams once does not have them
 * kept in the place of those that people work on. @throws StoreUnavailable
 */
export async function stateNow<E extends DomainEvent, S>(store: EventStore, type: StreamType<E, S>, id: string, { passing = false }: { readonly passing?: boolean } = {}): Promise<StateNow<S>> {
  return (await statesOf(store).now(type as unknown as StreamType, streamOf(type, id), passing)) as StateNow<S>
}

/** Tells that these events, and none between, were just recorded in the stream. */
export const recordedNow = <E extends DomainEvent, S>(store: EventStore, type: StreamType<E, S>, id: string, events: readonly StoredEvent[]): void =>
  statesOf(store).recorded(type as unknown as StreamType, streamOf(type, id), events)
