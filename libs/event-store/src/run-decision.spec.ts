import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { Refusal } from '@lantern/decision'
import type { Decide, DomainEvent, StreamType } from '@lantern/decision'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digestOf } from './digest.js'
import { CommandReused, START, WrongRevision } from './port.js'
import type { StoredEvent } from './port.js'
import { loadState, loadStates, runDecision } from './run-decision.js'
import type { Decision } from './run-decision.js'
import { openSqliteEventStore } from './sqlite/sqlite-event-store.js'
import type { SqliteEventStore } from './sqlite/sqlite-event-store.js'
import { upcast } from './upcast.js'

type Counted = DomainEvent<'Counted', { readonly by: number }>
interface Count {
  readonly total: number
}

const counter: StreamType<Counted, Count> = {
  name: 'counter',
  initialState: { total: 0 },
  evolve: (state, { data }) => ({ total: state.total + data.by }),
  personal: { Counted: {} },
}
const upToTen: Decide<number, Count, Counted> = (by, { total }) => {
  if (total + by > 10) throw new Refusal('counter.full', 'The counter is full.')
  return by === 0 ? [] : [{ type: 'Counted', data: { by } }]
}

let folder: string
let store: SqliteEventStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-decision-'))
  store = openSqliteEventStore({ file: join(folder, 'events.db') })
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const decision = (command: number, more: Partial<Decision<number, Count, Counted, unknown>> = {}) => ({
  store,
  stream: counter,
  id: '1',
  rule: upToTen,
  command,
  given: { now: '2026-03-02T09:00:00.000Z', by: { user: 'user-1', agency: 'police', roles: [] }, rules: {} },
  rulesVersion: 'rules-1',
  commandId: `command-${command}`,
  digest: digestOf(command),
  ...more,
})

describe('a decision', () => {
  it('is taken on the state of the stream and appended with its envelope', async () => {
    await runDecision(decision(4))
    const answer = await runDecision(decision(3, { cause: 'event-1', correlation: 'case-1' }))
    expect(answer).toMatchObject({ revision: 1, repeated: false })
    expect(answer.events).toMatchObject([
      { type: 'Counted', version: 1, data: { by: 3 }, stream: 'counter-1', by: { user: 'user-1', agency: 'police' }, rules: 'rules-1', cause: 'event-1', correlation: 'case-1' },
    ])
    expect(answer.events[0]?.by).toEqual({ user: 'user-1', agency: 'police' })
    expect(await loadState(store, counter, '1')).toMatchObject({ state: { total: 7 }, revision: 1 })
  })

  it('shows in its own stream alone, where several are loaded as one', async () => {
    for (const [id, by] of [['1', 4], ['2', 2], ['1', 3]] as const) await runDecision(decision(by, { id, commandId: `${id}-${by}` }))
    const loaded = await loadStates(store, counter, ['2', '1', '9'])
    expect([...loaded].map(([id, { state, revision, events }]) => [id, state.total, revision, events.map(({ data }) => data.by)])).toEqual([
      ['2', 2, 0, [2]],
      ['1', 7, 1, [4, 3]],
      ['9', 0, -1, []],
    ])
  })

  it('that is refused writes nothing', async () => {
    await expect(runDecision(decision(11))).rejects.toMatchObject({ code: 'counter.full' })
    expect(await store.readStream('counter-1')).toEqual([])
  })

  it('that has nothing to record answers where the stream stands', async () => {
    expect(await runDecision(decision(0))).toEqual({ revision: -1, position: START, events: [], repeated: false })
    const { position } = await runDecision(decision(1))
    expect(await runDecision(decision(0))).toEqual({ revision: 0, position, events: [], repeated: false })
  })

  it('that is sent again gives the first answer, before the revision is checked and the rule asked', async () => {
    const first = await runDecision(decision(10, { expected: -1 }))
    expect(await runDecision(decision(10, { expected: -1 }))).toEqual({ ...first, repeated: true })
    await expect(runDecision(decision(10, { digest: digestOf(9) }))).rejects.toEqual(new CommandReused('command-10'))
    expect(await store.readStream('counter-1')).toHaveLength(1)
  })

  it('on a stale revision is told so, before the rule is asked', async () => {
    await runDecision(decision(10))
    await expect(runDecision(decision(11, { expected: -1 }))).rejects.toEqual(new WrongRevision('counter-1', -1, 0))
  })

  it('without an expected revision is taken anew when it lost a race, and the rule holds', async () => {
    const results = await Promise.allSettled([3, 4, 5].map(n => runDecision(decision(n))))
    expect(results.map(result => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect((await loadState(store, counter, '1')).state).toEqual({ total: 7 })
  })

  it('gives up after five lost races', async () => {
    let asked = 0
    const disturbed: Decide<number, Count, Counted> = by => {
      asked += 1
      return [{ type: 'Counted', data: { by } }]
    }
    const busy = Object.assign(Object.create(store) as SqliteEventStore, {
      append: async () => {
        throw new WrongRevision('counter-1', 0, 1)
      },
    })
    await expect(runDecision(decision(1, { store: busy, rule: disturbed }))).rejects.toBeInstanceOf(WrongRevision)
    expect(asked).toBe(5)
  })

  it('with an expected revision is not taken anew', async () => {
    const results = await Promise.allSettled([1, 2].map(n => runDecision(decision(n, { expected: -1 }))))
    expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected'])
  })

  it('says when it happened: the event itself, or the command', async () => {
    const rule: Decide<number, Count, Counted> = by => [
      { type: 'Counted', data: { by } },
      { type: 'Counted', data: { by }, happenedAt: '2026-02-01T00:00:00.000Z' },
    ]
    const { events } = await runDecision(decision(1, { rule, happenedAt: '2026-02-28T12:00:00.000Z' }))
    expect(events.map(event => event.happenedAt)).toEqual(['2026-02-28T12:00:00.000Z', '2026-02-01T00:00:00.000Z'])
  })
})

describe('upcasting', () => {
  const changed: StreamType<Counted, Count> = {
    ...counter,
    upcasts: { Counted: [({ amount }) => ({ times: amount }), ({ times, ...rest }) => ({ ...rest, by: times })] },
  }
  const made = { at: '2026-03-02T09:00:00.000Z', by: { user: 'u', agency: 'a' }, digest: 'd', rules: '' }

  it('brings each old version to the present one, and leaves what is stored alone', async () => {
    await store.append('counter-1', 'none', [{ type: 'Counted', version: 1, data: { amount: 2 } }], { ...made, commandId: '1' })
    await store.append('counter-1', 'any', [{ type: 'Counted', version: 2, data: { times: 3 } }], { ...made, commandId: '2' })
    await runDecision(decision(1, { stream: changed }))
    expect(await loadState(store, changed, '1')).toMatchObject({ state: { total: 6 }, events: [{ version: 3, data: { by: 2 } }, { data: { by: 3 } }, { data: { by: 1 } }] })
    expect((await store.readStream('counter-1')).map(event => [event.version, event.data])).toEqual([
      [1, { amount: 2 }],
      [2, { times: 3 }],
      [3, { by: 1 }],
    ])
  })

  it('refuses an event that a later program wrote', () => {
    expect(() => upcast(counter, { type: 'Counted', version: 2, data: {} } as StoredEvent)).toThrow('version 2')
  })
})

describe('digestOf', () => {
  it('is the same for the same content, in whatever order its members were written', () => {
    expect(digestOf({ a: 1, b: [{ c: 2, d: undefined }] })).toBe(digestOf({ b: [{ c: 2 }], a: 1 }))
    expect(digestOf({ a: [1, 2] })).not.toBe(digestOf({ a: [2, 1] }))
    expect(digestOf({ a: '1' })).not.toBe(digestOf({ a: 1 }))
    expect(digestOf({})).toMatch(/^[0-9a-f]{32}$/)
    expect(digestOf(undefined)).toMatch(/^[0-9a-f]{32}$/)
  })
})
