import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { DomainEvent, StreamType } from '@lantern/decision'
import { KurrentEventStore, type EventStore, type StoredEvent } from '@lantern/event-store'
import { KafkaPublisher, Relay, StoredRelayPlaces, translation, type FactPublisher, type PublicFact } from '@lantern/messaging'
import { openViews, type OpenViews } from '@lantern/projections'
import { getEngines } from './engines.js'
import { once, readFacts } from './read-facts.js'

const engines = getEngines()
const tag = randomUUID().slice(0, 8)
const schema = `facts_${tag}`

type Counted = DomainEvent<'Counted', { ref: string; n: number; note: string }>
const tally: StreamType<Counted, object, string> = { name: `tally${tag}`, initialState: {}, evolve: state => state, personal: { Counted: {} } }
const facts = translation(tally, {
  Counted: ({ data }) => ({ type: 'lantern.specs.counted.v1', subject: data.ref, data: { n: data.n } }),
})

async function until(holds: () => boolean): Promise<void> {
  for (let left = 2_500; !holds(); left -= 1) {
    if (left === 0) throw new Error('It never came to hold.')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

describe('facts through Kafka', () => {
  let store: EventStore
  let views: OpenViews
  const server = async (statement: string) => {
    const client = new pg.Client({ connectionString: engines.postgres })
    await client.connect()
    await client.query(statement)
    await client.end()
  }

  beforeAll(async () => {
    await server(`create schema ${schema}`)
    views = await openViews({ kind: 'postgres', connectionString: engines.postgres, schema })
    store = await KurrentEventStore.connect(engines.kurrent)
  })
  afterAll(async () => {
    await store.close()
    await views.close()
    await server(`drop schema ${schema} cascade`)
  })

  const count = async (ref: string, n: number): Promise<StoredEvent> => {
    const made = { at: '2026-03-02T09:00:00.000Z', by: { user: 'u1', agency: 'police' }, commandId: randomUUID(), digest: 'd', rules: '' }
    const { events } = await store.append(`${tally.name}-${ref}`, 'any', [{ type: 'Counted', version: 1, data: { ref, n, note: 'stays private' } }], made)
    const [event] = events
    if (!event) throw new Error('Nothing was recorded.')
    return event
  }
  const kafka = (topic: string) => new KafkaPublisher({ brokers: engines.brokers, topic, source: '/lantern/specs' })
  const start = async (publisher: FactPublisher, name: string) =>
    new Relay({ name, store, translations: [facts], publisher, places: await StoredRelayPlaces.open(views.engine), lease: 1_000, batch: 25 })

  it('are CloudEvents keyed by their subject, in order, without what stays private, as another client reads them', async () => {
    const topic = `facts-${tag}-1`
    const refs = Array.from({ length: 12 }, (_, i) => `T${i}`)
    const events: StoredEvent[] = []
    for (let n = 0; n < 8; n += 1) events.push(...(await Promise.all(refs.map(ref => count(ref, n)))))
    const publisher = kafka(topic)
    const relay = await start(publisher, topic)
    const head = await store.head()
    await until(() => (relay.position ?? -1n) >= head)
    await relay.close()
    await publisher.close()
    const read = once(await readFacts(engines.brokers, topic))
    expect(read).toHaveLength(96)
    expect(new Set(read.map(one => one.partition)).size).toBeGreaterThan(1)
    for (const ref of refs) expect(read.filter(one => one.key === ref).map(one => one.event.data)).toEqual([...Array(8).keys()].map(n => ({ n })))
    expect(new Set(read.map(one => one.event.id))).toEqual(new Set(events.map(event => event.id)))
    expect(read.every(one => one.event.subject === one.key && one.headers.includes(`ce_id=${one.event.id}`))).toBe(true)
    expect(read[0]?.event).toMatchObject({ specversion: '1.0', type: 'lantern.specs.counted.v1', source: '/lantern/specs', time: '2026-03-02T09:00:00.000Z' })
    expect(JSON.stringify(read)).not.toContain('stays private')
  })

  it('are repeated and never skipped when a relay dies before it has kept its place', async () => {
    const topic = `facts-${tag}-2`
    const publisher = kafka(topic)
    let calls = 0
    let wakeUp = () => {}
    const asleep = new Promise<void>(resolve => (wakeUp = resolve))
    const dying: FactPublisher = {
      publish: async (batch: readonly PublicFact[]) => {
        await publisher.publish(batch)
        calls += 1
        if (calls === 3) await asleep
      },
      close: () => publisher.close(),
    }
    const places = await StoredRelayPlaces.open(views.engine)
    const dead = Object.assign(Object.create(places) as StoredRelayPlaces, {
      hold: async (...args: Parameters<StoredRelayPlaces['hold']>) => (calls < 3 ? places.hold(...args) : asleep.then(() => undefined)),
    })
    const first = new Relay({ name: topic, store, translations: [facts], publisher: dying, places: dead, lease: 1_000, batch: 25 })
    await until(() => calls === 3)
    const next = await start(publisher, topic)
    const head = await store.head()
    await until(() => (next.position ?? -1n) >= head)
    wakeUp()
    await first.close()
    await next.close()
    await publisher.close()
    const read = await readFacts(engines.brokers, topic)
    expect(once(read)).toHaveLength(96)
    expect(read.length).toBeGreaterThan(96)
    for (let i = 0; i < 12; i += 1) expect(once(read).filter(one => one.key === `T${i}`).map(one => one.event.data?.['n'])).toEqual([...Array(8).keys()])
  })
})
