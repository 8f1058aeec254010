import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { Kysely, sql } from 'kysely'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PrivateStore } from './private-store.js'
import { checkVersion, NodeSqliteDialect, openSqlite } from './sqlite-dialect.js'

interface Tables {
  cases: { ref: string; revision: number; body: Uint8Array | null }
}
let folder: string
let db: Kysely<Tables>
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lantern-sqlite-'))
  db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(openSqlite(join(folder, 'some.db'))) })
  await sql`create table cases (ref text primary key, revision integer not null, body blob)`.execute(db)
})
afterEach(async () => {
  await db.destroy()
  rmSync(folder, { recursive: true, force: true })
})

const row = (ref: string, revision = 0) => ({ ref, revision, body: null })
/** As they are, but with a prototype: the driver's rows have none. */
const plain = (rows: readonly object[]): readonly object[] => rows.map(each => ({ ...each }))

it('is durable: write-ahead log, full synchronisation', async () => {
  expect((await sql`pragma journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }])
  await db.insertInto('cases').values(row('A')).execute()
  expect((await sql`pragma synchronous`.execute(db)).rows).toEqual([{ synchronous: 2 }])
})

it('writes and reads plain rows, with counts and returned values', async () => {
  const inserted = await db.insertInto('cases').values([row('A'), { ...row('B', 4), body: Buffer.from('x') }]).executeTakeFirst()
  expect(inserted.numInsertedOrUpdatedRows).toBe(2n)
  expect(plain(await db.selectFrom('cases').selectAll().where('ref', '=', 'A').execute())).toStrictEqual([row('A')])
  const raised = await db.updateTable('cases').set(eb => ({ revision: eb('revision', '+', 1) })).where('ref', '=', 'B').returning('revision').execute()
  expect(plain(raised)).toStrictEqual([{ revision: 5 }])
  expect((await db.deleteFrom('cases').where('revision', '>', 9).executeTakeFirst()).numDeletedRows).toBe(0n)
})

it('takes turns: transactions do not mix, and one that fails leaves nothing', async () => {
  await db.insertInto('cases').values(row('A')).execute()
  await Promise.all(
    Array.from({ length: 20 }, () =>
      db.transaction().execute(async trx => {
        const { revision } = await trx.selectFrom('cases').select('revision').where('ref', '=', 'A').executeTakeFirstOrThrow()
        await trx.updateTable('cases').set({ revision: revision + 1 }).where('ref', '=', 'A').execute()
      }),
    ),
  )
  const failing = db.transaction().execute(async trx => {
    await trx.insertInto('cases').values(row('B')).execute()
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await db.selectFrom('cases').select(['ref', 'revision']).execute()).toEqual([{ ref: 'A', revision: 20 }])
})

it('reads the same query in two loops at once', async () => {
  await db.insertInto('cases').values([row('A'), row('B'), row('C')]).execute()
  const query = db.selectFrom('cases').select('ref').orderBy('ref')
  const seen: string[] = []
  for await (const { ref } of query.stream()) seen.push(ref)
  const [one, two] = await Promise.all([query.execute(), query.execute()])
  expect(seen).toEqual(['A', 'B', 'C'])
  expect(one).toEqual(two)
})

it('goes on after more statements than it keeps, and after the table has changed', async () => {
  for (let n = 0; n < 700; n += 1) await sql`select ${sql.lit(n)} as n`.execute(db)
  const all = () => db.selectFrom('cases').selectAll().execute()
  expect(await all()).toEqual([])
  await sql`alter table cases add column tier text`.execute(db)
  await db.insertInto('cases').values(row('A')).execute()
  expect(await all()).toEqual([{ ...row('A'), tier: null }])
})

it('refuses what SQLite does not store', async () => {
  const wrong: unknown = true
  await expect(sql`select ${wrong}`.execute(db)).rejects.toThrow('SQLite stores text, numbers, bytes and null, not boolean.')
})

it('refuses a SQLite that may lose a commit', () => {
  for (const version of ['3.51.2', '3.50.7', '2.99.99']) expect(() => checkVersion(version)).toThrow(`SQLite ${version} may lose a commit`)
  for (const version of ['3.51.3', '3.53.4', '4.0.0']) expect(() => checkVersion(version)).not.toThrow()
})

it('keeps the private store readable by its owner alone, its copy too, and opens it again', async () => {
  const path = join(folder, 'keys.db')
  const store = await PrivateStore.openFile(path)
  await store.setTickTime('automations', '2026-03-02T09:00:00.000Z')
  await store.copyTo(join(folder, 'copy.db'))
  for (const file of [path, `${path}-wal`, join(folder, 'copy.db')]) expect(statSync(file).mode & 0o777).toBe(0o600)
  await store.close()
  const copy = await PrivateStore.openFile(join(folder, 'copy.db'))
  expect(await copy.tickTime('automations')).toBe('2026-03-02T09:00:00.000Z')
  await copy.db.updateTable('settings').set({ value: '7' }).where('name', '=', 'tables').execute()
  await copy.close()
  await expect(PrivateStore.openFile(join(folder, 'copy.db'))).rejects.toThrow('tables of version 7; this release reads version 6')
  await expect(PrivateStore.openFile(join(folder, 'none.db'), { readOnly: true })).rejects.toThrow()
})

it('brings a private store of the version before up to this one, with what it holds', async () => {
  const path = join(folder, 'keys.db')
  const store = await PrivateStore.openFile(path)
  await store.setTickTime('automations', '2026-03-02T09:00:00.000Z')
  await sql`drop table drafts`.execute(store.db)
  await store.db.updateTable('settings').set({ value: '1' }).where('name', '=', 'tables').execute()
  await store.close()
  const opened = await PrivateStore.openFile(path)
  expect(await opened.tickTime('automations')).toBe('2026-03-02T09:00:00.000Z')
  expect(await opened.db.selectFrom('drafts').selectAll().execute()).toEqual([])
  expect(await opened.db.selectFrom('settings').select('value').where('name', '=', 'tables').execute()).toEqual([{ value: '6' }])
  await opened.close()
})
