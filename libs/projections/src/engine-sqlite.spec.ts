import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import type { Engine } from './engine.js'
import { openSqliteViews } from './engine-sqlite.js'
import type { AnyProjection } from './projection.js'

const notes: AnyProjection = { name: 'notes', version: 1, streams: ['note'], key: 'id', columns: { id: 'text', word: 'text', times: 'integer', more: 'json' }, indexes: [['word']], on: {} }
const cells = (id: string, word: string | null, times: number, more: unknown) => [id, word, times, JSON.stringify(more)]

let folder: string
let engine: Engine
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lantern-'))
  engine = openSqliteViews(join(folder, 'views.db'))
  await engine.transaction(session => session.run('create table notes (id text primary key, word text, times integer, more text)'))
})
afterEach(async () => {
  await engine.close()
  rmSync(folder, { recursive: true })
})

describe('views in a SQLite file', () => {
  const stored = () => engine.transaction(session => session.all('select * from notes order by id'))

  it('write of a row that was loaded what differs, and of others everything', async () => {
    await engine.transaction(session => session.save(notes, [cells('a', 'one', 1, [1]), cells('b', 'one', 1, [])]))
    await engine.transaction(async session => {
      const loaded = new Map((await session.load(notes, ['a', 'b'])).map(row => [String(row['id']), row]))
      await session.run("create trigger watched after update of times on notes begin update notes set word = 'was written' where id = new.id; end")
      await session.save(notes, [cells('a', null, 1, [1, 2]), cells('b', 'one', 2, []), cells('c', 'new', 0, null)], loaded)
    })
    expect((await stored()).map(row => ({ ...row }))).toEqual([
      { id: 'a', word: null, times: 1, more: '[1,2]' },
      { id: 'b', word: 'was written', times: 2, more: '[]' },
      { id: 'c', word: 'new', times: 0, more: 'null' },
    ])
  })

  it('have their write-ahead log emptied by another thread', async () => {
    const long = 'x'.repeat(4_000)
    const waiting = (): number => {
      const own = new DatabaseSync(join(folder, 'views.db'))
      const { log, checkpointed } = own.prepare('pragma wal_checkpoint(noop)').get() as { readonly log: number; readonly checkpointed: number }
      own.close()
      return log - checkpointed
    }
    for (let from = 0; from < 1_200; from += 100)
      await engine.transaction(session => session.save(notes, Array.from({ length: 100 }, (_, n) => cells(String(from + n), long, n, null))))
    for (let i = 0; waiting() >= 1_000 && i < 500; i++) await delay(10)
    expect(waiting()).toBeLessThan(1_000)
  })
})
