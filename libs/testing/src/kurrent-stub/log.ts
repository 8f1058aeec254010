import { randomUUID } from 'node:crypto'

/** An event as a client proposes it: opaque bytes with a type. */
export interface Proposed {
  readonly id: string
  readonly type: string
  readonly contentType: string
  readonly data: Uint8Array
  readonly metadata: Uint8Array
}

/** An event of the stub's log. `position` grows by more than one, as a log offset does. */
export interface Recorded extends Proposed {
  readonly stream: string
  readonly revision: bigint
  readonly position: bigint
  readonly created: bigint
}

export type ExpectedState = 'any' | 'none' | 'exists' | bigint

export type Outcome =
  | { readonly kind: 'written'; readonly revision: bigint; readonly position: bigint }
  | { readonly kind: 'wrong-expected'; readonly current: bigint | undefined }

const ticksPerMillisecond = 10_000n

/**
 * What the stub remembers. One thread, so that the order of all events is the order of appends. Like a real server it writes
 * events of its own (`$`-streams) between those of clients, and knows a repeated append by its event ids.
 */
export class StubLog {
  readonly all: Recorded[] = []
  private readonly streams = new Map<string, Recorded[]>()
  private readonly listeners = new Set<() => void>()
  private appends = 0
  private nextPosition = 1_024n

  constructor() {
    this.writeSystemEvent()
  }

  /** The events of a stream; undefined when it does not exist. */
  stream(name: string): readonly Recorded[] | undefined {
    return this.streams.get(name)
  }

  append(stream: string, expected: ExpectedState, proposed: readonly Proposed[]): Outcome {
    const before = this.streams.get(stream) ?? []
    const repeat = this.repeated(before, expected, proposed)
    if (repeat) return { kind: 'written', revision: repeat.revision, position: repeat.position }
    const current = before.at(-1)?.revision
    const fits = expected === 'any' || (expected === 'none' ? current === undefined : expected === 'exists' ? current !== undefined : current === expected)
    if (!fits) return { kind: 'wrong-expected', current }
    for (const one of proposed) this.write(stream, one)
    this.appends += 1
    if (this.appends % 5 === 0) this.writeSystemEvent()
    for (const listener of [...this.listeners]) listener()
    const last = this.streams.get(stream)?.at(-1)
    return { kind: 'written', revision: last?.revision ?? 0n, position: last?.position ?? 0n }
  }

  /** Calls back after each append, until the function returned is called. */
  onAppend(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Forgets the last events, as a cluster does that elects a leader which lacked them. */
  loseLast(count: number): void {
    for (const lost of this.all.splice(this.all.length - count)) {
      const left = this.streams.get(lost.stream)?.filter(event => event !== lost) ?? []
      if (left.length === 0) this.streams.delete(lost.stream)
      else this.streams.set(lost.stream, left)
    }
    this.nextPosition = (this.all.at(-1)?.position ?? 1_024n) + 64n
  }

  /** The last event of an earlier append with the same event ids at the same place; undefined when this one is new. */
  private repeated(before: readonly Recorded[], expected: ExpectedState, proposed: readonly Proposed[]): Recorded | undefined {
    const first = proposed[0]
    if (!first) return undefined
    const from = typeof expected === 'bigint' ? Number(expected) + 1 : expected === 'none' ? 0 : before.findIndex(event => event.id === first.id)
    if (from < 0) return undefined
    const there = before.slice(from, from + proposed.length)
    return there.length === proposed.length && there.every((event, i) => event.id === proposed[i]?.id) ? there.at(-1) : undefined
  }

  private writeSystemEvent(): void {
    const data = Buffer.from('{"proc-cpu":0.5}')
    this.write('$stats-127.0.0.1:2113', { id: randomUUID(), type: '$statsCollected', contentType: 'application/json', data, metadata: new Uint8Array() })
  }

  private write(stream: string, proposed: Proposed): void {
    const events = this.streams.get(stream) ?? []
    const created = BigInt(Date.now()) * ticksPerMillisecond
    const event = { ...proposed, stream, revision: BigInt(events.length), position: this.nextPosition, created }
    this.nextPosition += BigInt(96 + proposed.data.length + proposed.metadata.length)
    this.streams.set(stream, events)
    events.push(event)
    this.all.push(event)
  }
}
