import type { PGlite } from '@electric-sql/pglite'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Sealed } from '@lantern/decision'
import { Kysely, PGliteDialect } from 'kysely'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AesSealer, agencyKey, BoxBroken, KeyDestroyed, KeyMissing, MasterKey, PrivateStore, type PrivateTables } from './index.js'

const now = () => '2026-03-02T09:00:00.000Z'
const master = MasterKey.from(Buffer.alloc(32, 7))
const otherMaster = MasterKey.from(Buffer.alloc(32, 8))

let folder: string
let stores: PrivateStore[]
let postgres: PGlite
beforeAll(async () => {
  postgres = await emptyPostgres()
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantern-keys-'))
  stores = []
})
afterEach(async () => {
  for (const store of stores) if (store.readsAtOnce) await store.close()
  await postgres.exec('drop schema public cascade; create schema public')
  rmSync(folder, { recursive: true, force: true })
})

const engines = {
  SQLite: () => PrivateStore.openFile(join(folder, 'keys.db')),
  // Not closed: the database outlives each store on it.
  PostgreSQL: () => PrivateStore.openOn(new Kysely<PrivateTables>({ dialect: new PGliteDialect({ pglite: postgres }) })),
}

describe.each(Object.entries(engines))('sealing with keys in %s', (engine, openStore) => {
  const open = async (key = master, keptKeys?: number) => {
    const store = await openStore()
    stores.push(store)
    return { store, sealer: await AesSealer.open(store, key, { now, ...(keptKeys ? { keptKeys } : {}) }) }
  }

  it('opens what it sealed, after a restart too', async () => {
    const first = await open()
    await first.sealer.prepare(['person-1'])
    const box = first.sealer.seal('person-1', { name: 'Aoife O’Neil', born: '1990-01-02' })
    expect(first.sealer.open(box)).toEqual({ name: 'Aoife O’Neil', born: '1990-01-02' })

    const second = await open()
    await second.sealer.load([box.key])
    expect(second.sealer.open(box)).toEqual({ name: 'Aoife O’Neil', born: '1990-01-02' })
  })

  it('keeps nothing readable in the box or in the key store', async () => {
    const { sealer, store } = await open()
    await sealer.prepare(['person-1'])
    const box = sealer.seal('person-1', 'Zephyrine Quill')
    expect(box.box).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(Buffer.from(box.box, 'base64url').includes('Zephyrine')).toBe(false)
    expect(sealer.seal('person-1', 'Zephyrine Quill').box).not.toBe(box.box)
    const row = await store.db.selectFrom('keys').selectAll().executeTakeFirstOrThrow()
    expect(row).toEqual({ id: 'person-1', wrapped: expect.any(String), created_at: now(), destroyed_at: null })
    expect(() => otherMaster.open('person-1', row.wrapped ?? '')).toThrow(BoxBroken)
    expect(() => master.open('person-2', row.wrapped ?? '')).toThrow(BoxBroken)
    expect(master.open('person-1', row.wrapped ?? '')).toHaveLength(32)
  })

  it('refuses a box that was changed, or moved to another key', async () => {
    const { sealer } = await open()
    await sealer.prepare(['person-1', 'person-2'])
    const box = sealer.seal('person-1', 'Ann')
    const bytes = Buffer.from(box.box, 'base64url')
    for (const at of [0, 13, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(() => sealer.open({ ...box, box: changed.toString('base64url') })).toThrow(BoxBroken)
    }
    expect(() => sealer.open({ ...box, box: '' })).toThrow(BoxBroken)
    expect(() => sealer.open({ ...box, key: 'person-2' })).toThrow(BoxBroken)
  })

  it('does not seal under a key that was not prepared, nor open without it', async () => {
    const { sealer } = await open()
    expect(() => sealer.seal('person-9', 'Ann')).toThrow(KeyMissing)
    expect(() => sealer.open({ key: 'person-9', box: 'AAAA' } as Sealed<string>)).toThrow(KeyMissing)
    await sealer.load(['person-9'])
    expect(() => sealer.seal('person-9', 'Ann')).toThrow(KeyMissing)
  })

  it('makes one key for a subject, whoever prepares it and however often', async () => {
    const { sealer, store } = await open()
    await Promise.all([sealer.prepare(['case-1', 'person-1', 'person-1']), sealer.prepare(['case-1']), sealer.prepare(['person-2'])])
    const other = await open()
    await other.sealer.prepare(['case-1', 'person-3'])
    expect(sealer.open(other.sealer.seal('case-1', 'from the other process'))).toBe('from the other process')
    const rows = await store.db.selectFrom('keys').select('id').orderBy('id').execute()
    expect(rows.map(row => row.id)).toEqual(['case-1', 'person-1', 'person-2', 'person-3'])
  })

  it('makes the keys of many callers in one statement', async () => {
    const { sealer, store } = await open()
    let statements = 0
    const counted = store.db.withPlugin({
      transformQuery: ({ node }) => {
        statements += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    Object.defineProperty(store, 'db', { value: counted })
    await Promise.all(Array.from({ length: 50 }, (_, n) => sealer.prepare([`case-${n}`, `person-${n}`])))
    expect(statements).toBe(1)
    expect(sealer.open(sealer.seal('person-49', 'Ann'))).toBe('Ann')
  })

  it('makes more keys than one statement takes', async () => {
    const { sealer, store } = await open()
    await sealer.prepare(Array.from({ length: 2500 }, (_, n) => `person-${n}`))
    const { count } = await store.db.selectFrom('keys').select(db => db.fn.countAll().as('count')).executeTakeFirstOrThrow()
    expect(Number(count)).toBe(2500)
  })

  it('destroys a key for ever, also one that was never made', async () => {
    const { sealer, store } = await open()
    await sealer.prepare(['person-1', 'person-2'])
    const box = sealer.seal('person-1', 'Ann')
    const other = sealer.seal('person-2', 'Beth')
    await sealer.destroy('person-1', '2033-01-01T00:00:00.000Z')
    await sealer.destroy('person-9', '2033-01-01T00:00:00.000Z')
    expect(sealer.open(box)).toBeUndefined()
    expect(sealer.open(other)).toBe('Beth')
    expect(() => sealer.seal('person-1', 'Ann')).toThrow(KeyDestroyed)

    await sealer.prepare(['person-1', 'person-9'])
    expect(() => sealer.seal('person-9', 'Ann')).toThrow(KeyDestroyed)
    const again = await open()
    await again.sealer.prepare(['person-1'])
    await again.sealer.load(['person-1', 'person-2'])
    expect(again.sealer.open(box)).toBeUndefined()
    expect(again.sealer.open(other)).toBe('Beth')
    await sealer.destroy('person-1', '2040-01-01T00:00:00.000Z')
    const row = await store.db.selectFrom('keys').selectAll().where('id', '=', 'person-1').executeTakeFirstOrThrow()
    expect(row).toEqual({ id: 'person-1', wrapped: null, created_at: now(), destroyed_at: '2033-01-01T00:00:00.000Z' })
  })

  it('lets go of a key that another process destroyed', async () => {
    const here = await open()
    await here.sealer.prepare(['person-1'])
    const box = here.sealer.seal('person-1', 'Ann')
    const there = await open()
    await there.sealer.destroy('person-1', now())
    expect(here.sealer.open(box)).toBe('Ann')
    here.sealer.forget(['person-1'])
    await here.sealer.load(['person-1'])
    expect(here.sealer.open(box)).toBeUndefined()
  })

  it('opens an agency’s worksheet for a reader of that agency alone', async () => {
    const { sealer } = await open()
    const key = agencyKey('police', 'c1')
    await sealer.prepare([key])
    const box = sealer.seal(key, 'our own notes')
    expect(sealer.open(box, { agency: 'police' })).toBe('our own notes')
    for (const reader of [undefined, {}, { agency: 'hub' }, { agency: 'police-kent' }, { agency: 'pol' }, { agency: '' }]) {
      expect(sealer.open(box, reader)).toBeUndefined()
    }
    await sealer.prepare(['agency-police-kent-case-c1', 'agency-odd'])
    expect(sealer.open(sealer.seal('agency-police-kent-case-c1', 'x'), { agency: 'police' })).toBeUndefined()
    expect(sealer.open(sealer.seal('agency-odd', 'x'), { agency: 'police' })).toBeUndefined()
  })

  it('refuses another master key at start', async () => {
    await open()
    await expect(open(otherMaster)).rejects.toThrow('The master key is not the one that these data were sealed with')
  })

  it('keeps no more keys in memory than it was told', async () => {
    const { sealer } = await open(master, 2)
    await sealer.prepare(['person-1', 'person-2'])
    const box = sealer.seal('person-1', 'Ann')
    await sealer.prepare(['person-3', 'person-4'])
    if (engine === 'PostgreSQL') expect(() => sealer.open(box)).toThrow(KeyMissing)
    await sealer.load(['person-1'])
    expect(sealer.open(box)).toBe('Ann')
  })

  it('refuses what JSON cannot hold', async () => {
    const { sealer } = await open()
    await sealer.prepare(['person-1'])
    expect(() => sealer.seal('person-1', undefined)).toThrow(TypeError)
  })

  it('remembers when the automations ran', async () => {
    const { store } = await open()
    expect(await store.tickTime('automations')).toBeUndefined()
    await store.setTickTime('automations', '2026-03-02T09:00:00.000Z')
    await store.setTickTime('automations', '2026-03-02T09:01:00.000Z')
    expect(await store.tickTime('automations')).toBe('2026-03-02T09:01:00.000Z')
  })
})

describe('keys in a SQLite file', () => {
  it('are read when they are needed, without loading', async () => {
    const first = await PrivateStore.openFile(join(folder, 'keys.db'))
    stores.push(first)
    const writer = await AesSealer.open(first, master, { now })
    await writer.prepare(['case-1'])
    const box = writer.seal('case-1', 'a reason')
    const second = await PrivateStore.openFile(join(folder, 'keys.db'), { readOnly: true })
    stores.push(second)
    const reader = await AesSealer.open(second, master, { now })
    expect(reader.open(box)).toBe('a reason')
    await expect(reader.prepare(['case-2'])).rejects.toThrow(/readonly/)
  })

  it('leave the disk when they are destroyed', async () => {
    const path = join(folder, 'keys.db')
    const store = await PrivateStore.openFile(path)
    stores.push(store)
    const sealer = await AesSealer.open(store, master, { now })
    await sealer.prepare(['person-1'])
    const { wrapped } = await store.db.selectFrom('keys').select('wrapped').executeTakeFirstOrThrow()
    const files = () => ['', '-wal'].map(suffix => readFileSync(path + suffix).includes(wrapped ?? 'no key'))
    expect(files()).toContain(true)
    await sealer.destroy('person-1', now())
    expect(files()).toEqual([false, false])
  })
})
