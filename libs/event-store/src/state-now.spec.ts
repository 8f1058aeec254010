import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { DomainEvent, StreamType } from '@lantern/decision'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { START, StoreUnavailable, type EventStore, type StoredEvent } from './port.js'
import { openSqliteEventStore, type SqliteEventStore } from './sqlite/sqlite-event-store.js'
import { recordedNow, stateNow } from './state-now.js'

type Counted = DomainEvent<'Counted', { readonly by: number }>
const counter: StreamType<Counted, { readonly total: number }> = {
  name: 'counter',
  initialState: { total: 0 },
  evolve: (state, { data }) => ({ total: state.total + data.by }),
  personal: { Counted: {} },
}

let folder: string
let store: SqliteEventStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-state-'))
  store = openSqliteEventStore({ file: join(folder, 'events.db') })
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

let commands = 0
const count = (by: number, to: EventStore = store) =>
  to.append('counter-1', 'any', [{ type: 'Counted', version: 1, data: { by } }], {
    at: '2026-03-02T09:00:00.000Z',
    by: { user: 'u', agency: 'a' },
    commandId: `command-${(commands += 1)}`,
    digest: 'd',
    rules: '',
  })

/** The store, and from which revision each reading of it began. */
function watched(): { readonly seen: EventStore; readonly from: (number | undefined)[] } {
  const from: (number | undefined)[] = []
  const seen = Object.assign(Object.create(store) as EventStore, {
    readStream: (stream: string, options?: { readonly from?: number }) => {
      from.push(options?.from)
      return store.readStream(stream, options)
    },
  })
  return { seen, from }
}

describe('the state of a stream now', () => {
  it('is that of a stream which does not exist, and nothing is kept of it', async () => {
    const { seen, from } = watched()
    expect(await stateNow(seen, counter, '1')).toMatchObject({ state: { total: 0 }, revision: -1, position: START })
    await count(4)
    expect(await stateNow(seen, counter, '1')).toMatchObject({ state: { total: 4 }, revision: 0 })
    expect(from).toEqual([undefined, undefined])
  })

  it('is made anew, without what a later event hides', async () => {
    // One that counts nothing hides the first.
    const hiding: typeof counter = { ...counter, hides: ({ data }) => (data.by === 0 ? { entry: 0, kind: 'count' } : undefined) }
    await count(4)
    await count(2)
    expect((await stateNow(store, hiding, '1')).state).toEqual({ total: 6 })
    await count(0)
    expect(await stateNow(store, hiding, '1')).toMatchObject({ state: { total: 2 }, revision: 2 })
    await count(5)
    expect((await stateNow(store, hiding, '1')).state).toEqual({ total: 7 })
  })

  it('goes on with what was just recorded, and reads nothing', async () => {
    const { seen, from } = watched()
    await count(4)
    await stateNow(seen, counter, '1')
    recordedNow(seen, counter, '1', (await count(3)).events)
    expect(await stateNow(seen, counter, '1')).toMatchObject({ state: { total: 7 }, revision: 1 })
    expect(from).toEqual([undefined])
  })

  it('is not led astray by events that do not follow on what is known', async () => {
    await count(4)
    await stateNow(store, counter, '1')
    await count(3)
    const { events } = await count(2)
    recordedNow(store, counter, '1', events)
    recordedNow(store, counter, '2', events)
    expect(await stateNow(store, counter, '1')).toMatchObject({ state: { total: 9 }, revision: 2 })
    expect(await stateNow(store, counter, '2')).toMatchObject({ state: { total: 0 }, revision: -1 })
  })

  it('forgets what an event that was just recorded hides', async () => {
    const hiding: typeof counter = { ...counter, hides: ({ data }) => (data.by === 0 ? { entry: 0, kind: 'count' } : undefined) }
    await count(4)
    await count(2)
    await stateNow(store, hiding, '1')
    recordedNow(store, hiding, '1', (await count(0)).events)
    expect(await stateNow(store, hiding, '1')).toMatchObject({ state: { total: 2 }, revision: 2 })
  })

  it('is not kept for whoever only passes, and read on where it is known', async () => {
    const { seen, from } = watched()
    await count(4)
    for (let i = 0; i < 2; i += 1) expect(await stateNow(seen, counter, '1', { passing: true })).toMatchObject({ state: { total: 4 }, revision: 0 })
    await stateNow(seen, counter, '1')
    await count(3)
    expect(await stateNow(seen, counter, '1', { passing: true })).toMatchObject({ state: { total: 7 }, revision: 1 })
    expect(from).toEqual([undefined, undefined, undefined, 0])
  })

  it('is read on from the last event that is known', async () => {
    const { seen, from } = watched()
    await count(4)
    await stateNow(seen, counter, '1')
    await count(3)
    const last = await count(2)
    const now = await stateNow(seen, counter, '1')
    expect(now).toMatchObject({ state: { total: 9 }, revision: 2, position: last.position })
    expect([...now.commands]).toEqual([0, 1, 2].map(n => `command-${commands - 2 + n}`))
    expect(from).toEqual([undefined, 0])
  })

  it('shows what another process wrote a moment ago', async () => {
    await count(4)
    await stateNow(store, counter, '1')
    const other = openSqliteEventStore({ file: join(folder, 'events.db') })
    await count(5, other)
    await other.close()
    expect(await stateNow(store, counter, '1')).toMatchObject({ state: { total: 9 }, revision: 1 })
  })

  it.each([
    ['another event stands where the last known one was', 2],
    ['the stream is shorter than it was known to be', 1],
  ])('is made anew when the log was replaced beneath: %s', async (_, events) => {
    await count(1)
    await count(2)
    await stateNow(store, counter, '1')
    const earlier = openSqliteEventStore({ file: join(folder, 'earlier.db') })
    for (let n = 0; n < events; n += 1) await count(10, earlier)
    const replaced = Object.assign(store, {
      readStream: (stream: string, options?: { readonly from?: number }) => earlier.readStream(stream, options),
      readOn: (stream: string, known: StoredEvent) => earlier.readOn(stream, known),
    })
    expect(await stateNow(replaced, counter, '1')).toMatchObject({ state: { total: 10 * events }, revision: events - 1 })
    expect(await stateNow(replaced, counter, '1')).toMatchObject({ state: { total: 10 * events }, revision: events - 1 })
    await earlier.close()
  })

  it('is the same for everybody who asks at once', async () => {
    await count(4)
    await stateNow(store, counter, '1')
    await count(3)
    const all = await Promise.all(Array.from({ length: 20 }, () => stateNow(store, counter, '1')))
    expect(new Set(all.map(({ state, revision }) => `${state.total} ${revision}`))).toEqual(new Set(['7 1']))
  })

  it('of a stream not known yet is read whole once, and on from there by who asked after more was recorded', async () => {
    await count(4)
    let release: (() => void) | undefined
    let whole = 0
    const slow = Object.assign(Object.create(store) as EventStore, {
      readStream: async (stream: string) => {
        whole += 1
        const events = await store.readStream(stream)
        await new Promise<void>(resolve => (release = resolve))
        return events
      },
      readOn: (stream: string, known: StoredEvent) => store.readOn(stream, known),
    })
    const before = stateNow(slow, counter, '1')
    await count(3)
    const afterwards = stateNow(slow, counter, '1')
    release?.()
    expect(await Promise.all([before, afterwards])).toMatchObject([{ state: { total: 4 } }, { state: { total: 7 } }])
    expect(whole).toBe(1)
  })

  it('is asked for again when reading failed, by each who waited', async () => {
    await count(4)
    let fails = true
    const failing = Object.assign(Object.create(store) as EventStore, {
      readStream: async (stream: string) => {
        await new Promise(resolve => setImmediate(resolve))
        if (!fails) return store.readStream(stream)
        fails = false
        throw new StoreUnavailable('The server is away.')
      },
    })
    const both = await Promise.allSettled([stateNow(failing, counter, '1'), stateNow(failing, counter, '1')])
    expect(both).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: { state: { total: 4 } } }])
  })

  it('is its own for another type of the same name', async () => {
    await count(4)
    await count(3)
    const doubled = { ...counter, evolve: (state: { readonly total: number }, { data }: Counted) => ({ total: state.total + 2 * data.by }) }
    expect(await stateNow(store, doubled, '1')).toMatchObject({ state: { total: 14 } })
    expect(await stateNow(store, counter, '1')).toMatchObject({ state: { total: 7 } })
  })

  it('lets go of what was not asked for longest, and knows it again by reading it whole', async () => {
    const events = (name: string): readonly StoredEvent[] =>
      Array.from({ length: 30_000 }, (_, revision) => ({ ...sample, stream: name, revision, hash: `${name} ${revision}`, commandId: `${name} ${revision}` }))
    const sample = (await count(1)).events[0] as StoredEvent
    const read: string[] = []
    const large = Object.assign(Object.create(store) as EventStore, {
      readStream: async (name: string) => {
        read.push(`${name} whole`)
        return events(name)
      },
      readOn: async (name: string, { revision }: StoredEvent) => {
        read.push(`${name} after ${revision}`)
        return []
      },
    })
    for (const id of ['a', 'b', 'b', 'a']) await stateNow(large, counter, id)
    expect(read).toEqual(['counter-a whole', 'counter-b whole', 'counter-b after 29999', 'counter-a whole'])
  })
})
