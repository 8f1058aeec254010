import { describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { chainHash, KurrentEventStore, NO_HASH, START } from '@lantern/event-store'
import { contractOf } from '@lantern/event-store/contract'
import { kurrentLogs } from '@lantern/testing/kurrent-stub'

// On the server that KURRENTDB_URL names: npm run test:kurrentdb. It may hold other events and be in use; what these cases leave
// behind are streams of random names.
const url = process.env.KURRENTDB_URL ?? ''
const makeLog = kurrentLogs(url)

contractOf(process.env.LANTERN_KURRENTDB_STUB === 'yes' ? 'the stub of KurrentDB, as a process of its own' : 'the server of KURRENTDB_URL', makeLog)

describe('the adapter on the server of KURRENTDB_URL', () => {
  const made = (commandId: string) => ({ at: '2026-03-02T09:00:00.000Z', by: { user: 'u1', agency: 'a1' }, commandId, digest: 'd', rules: '' })

  it('reads back the bytes that it hashed, at the positions that all readers see', async () => {
    const store = await KurrentEventStore.connect(url)
    const stream = `contract${randomUUID().slice(0, 8)}-1`
    const events = [1, 2, 3].map(n => ({ type: 'Noted', version: 1, data: { n, text: 'Siân said “no”', '2': 'b', '1': 'a' } }))
    const appended = await store.append(stream, 'none', events, made('c1'))
    const kept = await store.readKept(stream)
    let previous = NO_HASH
    for (const { event, text } of kept) {
      expect(event.previousHash).toBe(previous)
      expect(chainHash(event, text)).toBe(event.hash)
      previous = event.hash
    }
    expect(kept.map(({ event }) => event)).toEqual(appended.events)
    expect(await store.readAll({ after: START, filter: { streams: [stream] } })).toEqual(appended.events)
    const one = await store.append(stream, 2, events.slice(0, 1), made('c2'))
    expect(one.events).toEqual(await store.readStream(stream, { from: 3 }))
    await store.close()
  })
})
