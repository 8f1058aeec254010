import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { START, type Filter, type Position, type StoredEvent } from '../port.js'
import { RecentEvents } from './recent-events.js'
import { openSqliteEventStore, type SqliteEventStore } from './sqlite-event-store.js'

const made = (commandId: string) => ({ at: '2026-03-02T09:00:00.000Z', by: { user: 'u', agency: 'a' }, commandId, digest: 'd', rules: '' })

let folder: string
let store: SqliteEventStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-recent-'))
  store = openSqliteEventStore({ file: join(folder, 'events.db') })
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

let commands = 0
const note = (stream: string, to = store, more = {}) => to.append(stream, 'any', [{ type: stream.startsWith('a') ? 'Noted' : 'Kept', version: 1, data: { n: (commands += 1), ...more } }], made(`c${commands}`))

/** The same from a store that has committed nothing itself, and so reads the file. */
async function fromFile(after: Position, max?: number, filter?: Filter): Promise<readonly StoredEvent[]> {
  const reader = openSqliteEventStore({ file: join(folder, 'events.db'), readOnly: true })
  try {
    return await reader.readAll({ after, ...(max && { max }), ...(filter && { filter }) })
  } finally {
    await reader.close()
  }
}

describe('events that were just committed', () => {
  it('are given exactly as the file gives them, whatever is asked for', async () => {
    const other = openSqliteEventStore({ file: join(folder, 'events.db') })
    await note('a-1', other, { text: 'é “quoted” \u2028' })
    await other.close()
    const first = await note('b-1')
    await store.append('b-1', 'any', [{ type: 'Kept', version: 2, data: {}, happenedAt: '2026-01-01T00:00:00.000Z' }], { ...made('c-cause'), cause: 'event-1', correlation: 'case-1' })
    for (let n = 0; n < 6; n += 1) await note(n % 2 === 0 ? 'a-1' : 'b-2')
    await store.append('b-1', 'any', [{ type: 'Kept', version: 2, data: {} }], made('c-cause'))
    const filters: readonly (Filter | undefined)[] = [undefined, {}, { streams: ['a-'] }, { types: ['Kept'] }, { streams: ['b-'], types: ['Kept'] }, { streams: [] }, { types: [] }, { streams: ['c-'] }]
    for (const filter of filters)
      for (const after of [START, first.position - 1n, first.position, first.position + 3n, await store.head(), (await store.head()) + 5n])
        for (const max of [undefined, 1, 3]) expect(await store.readAll({ after, ...(max && { max }), ...(filter && { filter }) })).toEqual(await fromFile(after, max, filter))
  })

  it('are none once another process has committed, until the log is read on from there', async () => {
    const { position } = await note('a-1')
    const other = openSqliteEventStore({ file: join(folder, 'events.db') })
    await note('a-2', other)
    await other.close()
    expect(await store.readAll({ after: position })).toHaveLength(1)
    await note('a-3')
    expect((await store.readAll({ after: position })).map(event => event.stream)).toEqual(['a-2', 'a-3'])
    expect((await store.readAll({ after: position + 1n })).map(event => event.stream)).toEqual(['a-3'])
  })

  it('are so many at most', () => {
    const recent = new RecentEvents()
    const events = Array.from({ length: 5_000 }, (_, n) => ({ position: BigInt(n), stream: 'a-1', type: 'Noted' }) as unknown as StoredEvent)
    for (const event of events) recent.add([event])
    expect(recent.after(4_997n, 4_999n, 10)).toEqual(events.slice(4_998))
    expect(recent.after(4_000n, 4_999n, 2)).toEqual(events.slice(4_001, 4_003))
    expect(recent.after(2_000n, 4_999n, 10)).toBeUndefined()
    expect(recent.after(4_997n, 5_000n, 10)).toBeUndefined()
  })
})
