import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client'
import { chainHash, KurrentEventStore, NO_HASH, START, StoreUnavailable, WrongRevision, type HistoryLost, type Made, type NewEvent, type Position } from '@lantern/event-store'
import { startKurrentStub, type KurrentStub } from './index.js'

const made = (over: Partial<Made> = {}): Made => ({
  at: '2026-03-02T09:00:00.000Z',
  by: { user: 'u1', agency: 'police' },
  commandId: randomUUID(),
  digest: 'd1',
  rules: '',
  ...over,
})
const noted = (n: number): NewEvent => ({ type: 'Noted', version: 1, data: { n, text: 'Siân said “no”' } })
const newStream = () => `case-${randomUUID()}`

describe('the event store on the stub of KurrentDB', () => {
  let stub: KurrentStub
  let store: KurrentEventStore
  let lost: HistoryLost[]

  const open = (options = {}) => KurrentEventStore.connect(stub.url, { onHistoryLost: what => lost.push(what), ...options })

  beforeEach(async () => {
    lost = []
    stub = await startKurrentStub({ port: 0 })
    store = await open()
  })
  afterEach(async () => {
    await store.close()
    await stub.stop()
  })

  it('chains events over the very bytes that the server keeps', async () => {
    const stream = newStream()
    await store.append(stream, 'none', [noted(1), noted(2)], made())
    await store.append(stream, 1, [noted(3)], made({ cause: randomUUID(), correlation: 'c1', rules: 'r1' }))
    const kept = await store.readKept(stream)
    let previous = NO_HASH
    for (const { event, text } of kept) {
      expect(event.previousHash).toBe(previous)
      expect(chainHash(event, text)).toBe(event.hash)
      previous = event.hash
    }
    expect(kept.map(one => one.event.revision)).toEqual([0, 1, 2])
    const bytes = stub.log.stream(stream)?.map(event => Buffer.from(event.data).toString('utf8'))
    expect(kept.map(one => one.text)).toEqual(bytes)
  })

  it('answers an append with the events as they are read back', async () => {
    const stream = newStream()
    const one = await store.append(stream, 'none', [noted(1)], made())
    const two = await store.append(stream, 0, [noted(2), noted(3)], made())
    expect([...one.events, ...two.events]).toEqual(await store.readStream(stream))
    expect(two.position).toBe((await store.readStream(stream)).at(-1)?.position)
  })

  it('finds the first answer of a resend whose answer was lost on the way', async () => {
    const stream = newStream()
    const command = made()
    stub.faults.loseAnswers = 1
    await expect(store.append(stream, 'none', [noted(1), noted(2)], command)).rejects.toThrow(StoreUnavailable)
    const again = await store.append(stream, 'none', [noted(1), noted(2)], command)
    expect(again).toMatchObject({ repeated: true, revision: 1 })
    expect(again.events).toHaveLength(2)
    expect(await store.readStream(stream)).toHaveLength(2)
  })

  it('finds the resend of a command that another process recorded', async () => {
    const other = await open()
    const stream = newStream()
    const command = made()
    await store.append(stream, 'none', [noted(1)], made())
    const first = await other.append(stream, 0, [noted(2)], command)
    const again = await store.append(stream, 0, [noted(2)], command)
    expect(again).toEqual({ ...first, repeated: true })
    await other.close()
  })

  it('lets two processes write one stream by turns, with one chain', async () => {
    const other = await open()
    const stream = newStream()
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? store : other).append(stream, 'any', [noted(n)], made())))
    const kept = await store.readKept(stream)
    expect(new Set(kept.map(one => (one.event.data as { n: number }).n)).size).toBe(40)
    expect(kept.every((one, i) => one.event.previousHash === (i ? kept[i - 1]?.event.hash : NO_HASH))).toBe(true)
    await other.close()
  })

  it('never lets the time of recording go back within a stream', async () => {
    const stream = newStream()
    await store.append(stream, 'none', [noted(1)], made({ at: '2026-03-02T09:00:00.000Z' }))
    const second = await store.append(stream, 0, [noted(2)], made({ at: '2026-03-02T08:00:00.000Z' }))
    expect(second.events[0]?.recordedAt).toBe('2026-03-02T09:00:00.000Z')
  })

  it('shows neither the events of the server itself nor those of other programs', async () => {
    const client = KurrentDBClient.connectionString(stub.url)
    await client.appendToStream(`foreign-${randomUUID()}`, jsonEvent({ type: 'Noted', data: {} }))
    const stream = newStream()
    for (let n = 0; n < 12; n += 1) await store.append(stream, 'any', [noted(n)], made())
    expect(stub.log.all.filter(event => event.stream.startsWith('$')).length).toBeGreaterThan(2)
    const all = await store.readAll({ after: START })
    expect(all.map(event => event.stream)).toEqual(Array.from({ length: 12 }, () => stream))
    expect(await store.readAll({ after: START, filter: { types: ['Not'] } })).toEqual([])
    expect(await store.readAll({ after: START, max: 3, filter: { streams: ['case-'], types: ['Noted'] } })).toEqual(all.slice(0, 3))
    await client.dispose()
  })

  it('reads page by page without repeating or skipping an event', async () => {
    for (let n = 0; n < 30; n += 1) await store.append(newStream(), 'none', [noted(n), noted(n)], made())
    const whole = await store.readAll({ after: START })
    const paged = []
    for (let after: Position = START; ; ) {
      const page = await store.readAll({ after, max: 7 })
      paged.push(...page)
      const last = page.at(-1)
      if (!last) break
      after = last.position
    }
    expect(paged).toEqual(whole)
    expect(whole).toHaveLength(60)
    expect(await store.head()).toBe(whole.at(-1)?.position)
  })

  it('says that the store is unavailable while the server is away, and goes on when it is back', async () => {
    const stream = newStream()
    await store.append(stream, 'none', [noted(1)], made())
    const seen: number[] = []
    const subscription = store.subscribe({ after: START, filter: { streams: [stream] } }, async events => {
      seen.push(...events.map(event => event.revision))
    })
    await subscription.reached(await store.head())
    const { port, log } = stub
    await stub.stop()
    await expect(store.append(stream, 0, [noted(2)], made())).rejects.toThrow(StoreUnavailable)
    await expect(store.readStream(stream)).rejects.toThrow(StoreUnavailable)
    await expect(store.head()).rejects.toThrow(StoreUnavailable)
    stub = await startKurrentStub({ port, log })
    await eventually(() => store.append(stream, 0, [noted(2)], made()))
    await subscription.reached(await eventually(() => store.head()))
    expect(seen).toEqual([0, 1])
    expect(lost).toEqual([])
  })

  it('raises an alarm and writes no more when the server comes back without acknowledged events', async () => {
    const stream = newStream()
    await store.append(stream, 'none', [noted(1)], made())
    await store.append(newStream(), 'none', [noted(2)], made())
    const { port, log } = stub
    await stub.stop()
    await expect(store.append(stream, 0, [noted(3)], made())).rejects.toThrow(StoreUnavailable)
    log.loseLast(1)
    stub = await startKurrentStub({ port, log })
    await eventually(async () => expect(lost).toHaveLength(1), () => store.append(stream, 0, [noted(3)], made()))
    await expect(store.append(stream, 0, [noted(3)], made())).rejects.toThrow('lacks events that it had acknowledged')
    expect(await store.readStream(stream)).toHaveLength(1)
  })

  it('notices lost events also when others were written in their place', async () => {
    const stream = newStream()
    await store.append(stream, 'none', [noted(1)], made())
    stub.log.loseLast(1)
    const other = await open()
    await other.append(newStream(), 'none', [noted(7), noted(8)], made())
    stub.faults.loseAnswers = 1
    await expect(store.append(newStream(), 'none', [noted(2)], made())).rejects.toThrow(StoreUnavailable)
    await expect(store.append(newStream(), 'none', [noted(2)], made())).rejects.toThrow('lacks events')
    expect(lost).toHaveLength(1)
    await other.close()
  })

  it('raises an alarm when a reader says that it has read further than the log goes', async () => {
    const errors: unknown[] = []
    const { position } = await store.append(newStream(), 'none', [noted(1)], made())
    const subscription = store.subscribe({ after: position + 5_000n, onError: error => errors.push(error) }, async () => undefined)
    await eventually(async () => expect(errors.length).toBeGreaterThan(0))
    expect(lost).toEqual([{ acknowledged: position + 5_000n, head: stub.log.all.at(-1)?.position }])
    await subscription.close()
  })

  it('works on a server that offers no batch append', async () => {
    await store.close()
    await stub.stop()
    stub = await startKurrentStub({ port: 0, batchAppend: false })
    store = await open()
    const stream = newStream()
    await store.append(stream, 'none', [noted(1), noted(2)], made())
    await expect(store.append(stream, 0, [noted(3)], made())).rejects.toMatchObject({ name: 'WrongRevision', actual: 1 })
    stub.faults.loseAnswers = 1
    await expect(store.append(stream, 1, [noted(3)], made())).rejects.toThrow(StoreUnavailable)
    expect(await store.readStream(stream)).toHaveLength(3)
    await expect(store.append(stream, 1, [noted(4)], made())).rejects.toThrow(WrongRevision)
  })

  it('is found through a gossip seed as well', async () => {
    const seeded = await KurrentEventStore.connect(`kurrentdb+discover://127.0.0.1:${stub.port}?tls=false`)
    const stream = newStream()
    await seeded.append(stream, 'none', [noted(1)], made())
    expect(await seeded.readStream(stream)).toEqual(await store.readStream(stream))
    await seeded.close()
  })
})

/** Tries again, for up to ten seconds, until it no longer throws. `before` is tried first each time, whatever becomes of it. */
async function eventually<T>(attempt: () => Promise<T>, before: () => Promise<unknown> = async () => undefined): Promise<T> {
  for (let left = 200; ; left -= 1) {
    await before().catch(() => undefined)
    try {
      return await attempt()
    } catch (error) {
      if (left === 0) throw error
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
}
