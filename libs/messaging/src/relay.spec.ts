import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { onBothEngines } from '@lantern/testing/engines'
import { StoreUnavailable, type EventStore } from '@lantern/event-store'
import { FactPublisher, InProcessPublisher } from './fact-publisher.js'
import { Inbox } from './inbox.js'
import type { PublicFact, Translation } from './public-fact.js'
import { chance, count, made, openLog, tallyFacts, UnreliableBroker } from './relay.fixture.js'
import { Relay, type RelayOptions } from './relay.js'
import { StoredRelayPlaces } from './relay-places.js'

let store: EventStore
let removeLog: () => Promise<void>
beforeEach(async () => {
  const log = await openLog()
  store = log.store
  removeLog = () => log.remove()
})
afterEach(() => removeLog())

/** Waits, up to twenty seconds, until it holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let left = 2_000; !holds(); left -= 1) {
    if (left === 0) throw new Error('It never came to hold.')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

const inOrder = (facts: readonly PublicFact[], ref: string) => facts.filter(fact => fact.subject === ref).map(fact => fact.data['n'])
/** As a reader sees them that tells repeats by id. */
const once = (facts: readonly PublicFact[]) => [...new Map(facts.map(fact => [fact.id, fact])).values()]

onBothEngines('the relay', open => {
  const start = async (publisher: FactPublisher, more: Partial<RelayOptions> = {}) =>
    new Relay({ name: 'facts', store, translations: [tallyFacts], publisher, places: await StoredRelayPlaces.open(open().engine), lease: 150, ...more })

  it('publishes every fact in the order of its subject over a broker that repeats and forgets', async () => {
    const refs = Array.from({ length: 60 }, (_, i) => `T${i}`)
    for (let n = 0; n < 5; n += 1) await Promise.all(refs.map(ref => count(store, ref, n)))
    const broker = new UnreliableBroker(chance(20261123), 0.3)
    const relay = await start(broker, { batch: 20 })
    for (let n = 5; n < 8; n += 1) await Promise.all(refs.map(ref => count(store, ref, n)))
    const head = await store.head()
    await until(() => (relay.position ?? -1n) >= head)
    await relay.close()
    const heard = once(broker.log)
    expect(heard).toHaveLength(480)
    expect(refs.filter(ref => JSON.stringify(inOrder(heard, ref)) !== '[0,1,2,3,4,5,6,7]')).toEqual([])
    expect(broker.log.length).toBeGreaterThan(heard.length * 1.15)
    expect(broker.lostAcknowledgements).toBeGreaterThan(3)
    expect(broker.subjectsTogether).toBe(0)
  })

  it('repeats and never skips after a crash between publishing and keeping its place', async () => {
    for (let n = 0; n < 30; n += 1) await count(store, `T${n % 3}`, n)
    const log: PublicFact[] = []
    const places = await StoredRelayPlaces.open(open().engine)
    let crashAt = 7
    let wakeUp = () => {}
    // A process that dies never hears the acknowledgement and renews no lease. This one wakes up again when others have gone on.
    const asleep = new Promise<void>(resolve => (wakeUp = resolve))
    const sleeping = Object.assign(Object.create(places) as StoredRelayPlaces, {
      hold: async (...args: Parameters<StoredRelayPlaces['hold']>) => (crashAt > 0 ? places.hold(...args) : asleep.then(() => undefined)),
    })
    const broker = new (class extends FactPublisher {
      async publish(facts: readonly PublicFact[]): Promise<void> {
        log.push(...facts)
        if (--crashAt === 0) await asleep
      }
      async close(): Promise<void> {}
    })()
    const first = await start(broker, { batch: 5, places: sleeping })
    await until(() => crashAt === 0)
    const next = await start(broker, { batch: 5 })
    const head = await store.head()
    await until(() => (next.position ?? -1n) >= head)
    wakeUp()
    await first.close()
    await next.close()
    expect(await places.hold('facts', 'somebody', Date.now(), 1)).toEqual({ position: head, parked: new Map() })
    expect(once(log)).toHaveLength(30)
    expect(log.length).toBeGreaterThan(30)
    expect(log.length).toBeLessThanOrEqual(35)
    for (const ref of ['T0', 'T1', 'T2']) expect(inOrder(once(log), ref)).toEqual([...Array(10).keys()].map(i => i * 3 + Number(ref.slice(1))))
  })

  it('goes on from its place after an orderly end, repeating nothing', async () => {
    const log: PublicFact[] = []
    const publisher = new InProcessPublisher()
    publisher.hear(async fact => void log.push(fact))
    for (let round = 0; round < 3; round += 1) {
      await count(store, 'T1', round)
      const relay = await start(publisher)
      const head = await store.head()
      await until(() => (relay.position ?? -1n) >= head)
      await relay.close()
    }
    expect(inOrder(log, 'T1')).toEqual([0, 1, 2])
  })

  it('lets one process at a time publish', async () => {
    const by: string[] = []
    const publisherOf = (name: string) => {
      const publisher = new InProcessPublisher()
      publisher.hear(async () => void by.push(name))
      return publisher
    }
    const first = await start(publisherOf('first'))
    await until(() => first.position !== undefined)
    const second = await start(publisherOf('second'))
    for (let n = 0; n < 10; n += 1) await count(store, 'T1', n)
    await until(() => by.length === 10)
    expect(second.position).toBeUndefined()
    await first.close()
    await count(store, 'T1', 10)
    await until(() => by.length === 11)
    expect(by).toEqual([...Array<string>(10).fill('first'), 'second'])
    await second.close()
  })

  it('lets a stream wait whose event it cannot tell, and tells it when a later program can', async () => {
    const errors: unknown[] = []
    const heard: PublicFact[] = []
    const publisher = new InProcessPublisher()
    publisher.hear(async fact => void heard.push(fact))
    const puzzled: Translation = {
      stream: 'tally',
      types: tallyFacts.types,
      factOf: event => {
        if (event.stream === 'tally-T1' && (event.data as { n: number }).n === 1) throw new Error('unknown')
        return tallyFacts.factOf(event)
      },
    }
    for (let n = 0; n < 4; n += 1) for (const ref of ['T1', 'T2']) await count(store, ref, n)
    const relay = await start(publisher, { translations: [puzzled], onError: error => errors.push(error) })
    const head = await store.head()
    await until(() => (relay.position ?? -1n) >= head)
    await relay.close()
    expect(inOrder(once(heard), 'T1')).toEqual([0])
    expect(inOrder(once(heard), 'T2')).toEqual([0, 1, 2, 3])
    expect([...relay.waiting.keys()]).toEqual(['tally-T1'])
    expect(errors).toHaveLength(1)
    const later = await start(publisher)
    await count(store, 'T1', 4)
    const end = await store.head()
    await until(() => (later.position ?? -1n) >= end)
    await later.close()
    expect(inOrder(once(heard), 'T1')).toEqual([0, 1, 2, 3, 4])
    expect(later.waiting.size).toBe(0)
  })

  it('tries again, and lets nobody wait, when the place cannot be kept', async () => {
    const places = await StoredRelayPlaces.open(open().engine)
    let broken = 2
    const failing = Object.assign(Object.create(places) as StoredRelayPlaces, {
      save: (...args: Parameters<StoredRelayPlaces['save']>) => (broken-- > 0 ? Promise.reject(new Error('connection lost')) : places.save(...args)),
    })
    const publisher = new InProcessPublisher()
    const heard: PublicFact[] = []
    publisher.hear(async fact => void heard.push(fact))
    await count(store, 'T1', 0)
    const relay = await start(publisher, { places: failing })
    const head = await store.head()
    await until(() => (relay.position ?? -1n) >= head)
    expect(relay.waiting.size).toBe(0)
    expect(once(heard)).toHaveLength(1)
    await relay.close()
  })

  it('has effects exactly once for a reader with an inbox', async () => {
    const { engine } = open()
    const inbox = await Inbox.open(engine, 'effects')
    await engine.transaction(session => session.run('create table effects (ref text primary key, times integer not null)'))
    const publisher = new InProcessPublisher()
    const random = chance(7)
    publisher.hear(async fact => {
      const effect = () =>
        inbox.once(fact.id, async session => {
          await session.run('insert into effects (ref, times) values (?, 1) on conflict (ref) do update set times = effects.times + 1', fact.subject)
          if (random() < 0.2) throw new StoreUnavailable('the reader fell over after its work')
        })
      await effect()
      await effect()
    })
    for (let n = 0; n < 40; n += 1) await count(store, `T${n % 4}`, n)
    const relay = await start(publisher, { batch: 10 })
    const head = await store.head()
    await until(() => (relay.position ?? -1n) >= head)
    await relay.close()
    const rows = await engine.transaction(session => session.all('select ref, times from effects order by ref'))
    expect(rows.map(row => [row['ref'], Number(row['times'])])).toEqual([['T0', 10], ['T1', 10], ['T2', 10], ['T3', 10]])
  })
})

describe('a translation', () => {
  it('tells of an event under its id and moment, and keeps private what it does not name', async () => {
    const { events } = await store.append('tally-T1', 'none', [{ type: 'Counted', version: 1, data: { ref: 'T1', n: 5 }, happenedAt: '2026-03-01T10:00:00.000Z' }, { type: 'Whispered', version: 1, data: { ref: 'T1' } }], made())
    expect(events.map(event => tallyFacts.factOf(event))).toEqual([
      { id: events[0]?.id, type: 'lantern.specs.counted.v1', subject: 'T1', time: '2026-03-01T10:00:00.000Z', data: { n: 5 } },
      undefined,
    ])
  })

  it('refuses an event that a newer program recorded, since that one may publish it', async () => {
    const { events } = await store.append('tally-T1', 'none', [{ type: 'Shouted', version: 1, data: {} }], made())
    expect(() => events.map(event => tallyFacts.factOf(event))).toThrow('does not know Shouted, nor whether it is public')
  })
})

