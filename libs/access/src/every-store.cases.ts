import type { PGlite } from '@electric-sql/pglite'
import { afterEach, beforeAll, beforeEach, describe } from '@jest/globals'
import { AesSealer, MasterKey, PrivateStore, type PrivateTables } from '@lantern/privacy'
import { Kysely, PGliteDialect } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const master = MasterKey.from(Buffer.alloc(32, 7))

/** What a spec finds in every store: the store itself and a sealer on it, new for each test. */
export interface Bench {
  store: PrivateStore
  sealer: AesSealer
}

/** Runs the same specs on SQLite and on PostgreSQL. */
export function onEveryStore(what: string, specs: (bench: Bench) => void): void {
  describe(`${what}, on SQLite`, () => {
    const bench = {} as Bench
    let folder: string
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'lantern-access-'))
      await fill(bench, await PrivateStore.openFile(join(folder, 'keys.db')))
    })
    afterEach(async () => {
      await bench.store.close()
      rmSync(folder, { recursive: true, force: true })
    })
    specs(bench)
  })

  describe(`${what}, on PostgreSQL`, () => {
    const bench = {} as Bench
    let postgres: PGlite
    beforeAll(async () => {
      postgres = await emptyPostgres()
    })
    beforeEach(async () => {
      const db = new Kysely<PrivateTables>({ dialect: new PGliteDialect({ pglite: postgres }) })
      await fill(bench, await PrivateStore.openOn(db))
    })
    afterEach(() => empty(postgres))
    specs(bench)
  })
}

async function fill(bench: Bench, store: PrivateStore): Promise<void> {
  bench.store = store
  bench.sealer = await AesSealer.open(store, master, { now: () => '2026-03-02T09:00:00.000Z' })
}

/** Emptying the tables is quicker than making them again. */
async function empty(postgres: PGlite): Promise<void> {
  const { rows } = await postgres.query<{ tablename: string }>(`select tablename from pg_tables where schemaname = 'public'`)
  await postgres.exec(rows.map(({ tablename }) => `delete from "${tablename}";`).join(''))
}
