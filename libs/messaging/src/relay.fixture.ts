import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DomainEvent, StreamType } from '@lantern/decision'
import { openSqliteEventStore, StoreUnavailable, type EventStore, type Made } from '@lantern/event-store'
import { FactPublisher } from './fact-publisher.js'
import { translation, type PublicFact } from './public-fact.js'

type Counted = DomainEvent<'Counted', { ref: string; n: number }>
type Whispered = DomainEvent<'Whispered', { ref: string }>
export const tally: StreamType<Counted | Whispered, object, 'tally'> = { name: 'tally', initialState: {}, evolve: state => state, personal: { Counted: {}, Whispered: {} } }

export const tallyFacts = translation(tally, {
  Counted: ({ data }) => ({ type: 'lantern.specs.counted.v1', subject: data.ref, data: { n: data.n } }),
})

export const made = (): Made => ({ at: '2026-03-02T09:00:00.000Z', by: { user: 'u1', agency: 'police' }, commandId: randomUUID(), digest: 'd', rules: '' })

export const count = (store: EventStore, ref: string, n: number) => store.append(`tally-${ref}`, 'any', [{ type: 'Counted', version: 1, data: { ref, n } }], made())

/** A log in a folder of its own, and what takes both away again. */
export async function openLog(): Promise<{ readonly store: EventStore; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-relay-'))
  const store = openSqliteEventStore({ file: join(folder, 'events.db') })
  return {
    store,
    remove: async () => {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * A broker that does all it may: keeps a fifth of the facts twice, takes the facts of one request in any order (they lie on different
 * partitions), loses acknowledgements, and refuses requests half done.
 */
export class UnreliableBroker extends FactPublisher {
  readonly log: PublicFact[] = []
  requests = 0
  lostAcknowledgements = 0
  subjectsTogether = 0

  constructor(
    private readonly random: () => number,
    private readonly troubled = 0.25,
  ) {
    super()
  }

  publish(facts: readonly PublicFact[]): Promise<void> {
    this.requests += 1
    this.subjectsTogether += facts.length - new Set(facts.map(fact => fact.subject)).size
    const shuffled = facts.map(fact => ({ fact, at: this.random() })).sort((a, b) => a.at - b.at)
    const trouble = this.random() < this.troubled
    const taken = trouble ? shuffled.slice(0, Math.ceil(this.random() * shuffled.length)) : shuffled
    for (const { fact } of taken) {
      this.log.push(fact)
      if (this.random() < 0.2) this.log.push(fact)
    }
    if (!trouble) return Promise.resolve()
    this.lostAcknowledgements += 1
    return Promise.reject(new StoreUnavailable('The acknowledgement was lost.'))
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}
