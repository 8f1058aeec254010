import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { START, StoreUnavailable } from '../port.js'
import { made, noted } from '../contract/log.js'
import { checkVersion, makeWhole, openDatabase } from './database.js'
import { FolderInUse, lockFolder } from './lock-folder.js'
import { openSqliteEventStore } from './sqlite-event-store.js'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-database-'))
  file = join(folder, 'events.db')
})
afterEach(() => rm(folder, { recursive: true }))

describe('opening the event file', () => {
  it('keeps it in WAL with synchronous FULL, and does not map it', () => {
    const database = openDatabase({ file })
    const pragma = (name: string) => database.prepare(`pragma ${name}`).get()?.[name]
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('mmap_size')]).toEqual(['wal', 2, 0])
    database.close()
  })

  it('waits for no disk while the file is thrown away unless it is finished, and has all of it there once it is', async () => {
    const database = openDatabase({ file, unfinished: true })
    expect(database.prepare('pragma synchronous').get()?.['synchronous']).toBe(0)
    makeWhole(database)
    expect(database.prepare('pragma synchronous').get()?.['synchronous']).toBe(2)
    database.close()
    const store = openSqliteEventStore({ file, unfinished: true })
    await store.append('case-1', 'none', [noted(1)], made())
    await store.close()
    expect(await openSqliteEventStore({ file }).head()).not.toBe(START)
  })

  it.each(['3.51.3', '3.53.4', '4.0.0'])('takes SQLite %s', version => expect(() => checkVersion(version)).not.toThrow())
  it.each(['3.51.2', '3.44.9', '3.7.0', '2.99.9', ''])('refuses SQLite %s, which can damage the file', version => expect(() => checkVersion(version)).toThrow(StoreUnavailable))

  it('refuses a file of another schema, and one that is no database', async () => {
    const other = new DatabaseSync(file)
    other.exec('create table t (n); pragma user_version = 7')
    other.close()
    expect(() => openSqliteEventStore({ file })).toThrow('schema 7')
    expect(() => openSqliteEventStore({ file: folder })).toThrow()
    expect(() => openSqliteEventStore({ file: join(folder, 'absent.db'), readOnly: true })).toThrow()
  })

  it('reads while another writes, sees what was committed, and writes nothing itself', async () => {
    const writer = openSqliteEventStore({ file })
    const reader = openSqliteEventStore({ file, readOnly: true })
    expect(await reader.head()).toBe(START)
    const seen: number[] = []
    const subscription = reader.subscribe({ after: START }, async events => void seen.push(...events.map(event => event.revision)))
    const { position } = await writer.append('case-1', 'none', [noted(1), noted(2)], made())
    await subscription.reached(position)
    expect(seen).toEqual([0, 1])
    await expect(reader.append('case-1', 'any', [noted(3)], made())).rejects.toBeInstanceOf(StoreUnavailable)
    await reader.close()
    await writer.close()
    await writer.close()
    await expect(writer.head()).rejects.toThrow('closed')
    await expect(writer.append('case-1', 'any', [noted(3)], made())).rejects.toThrow('closed')
  })

  it('acknowledges all of 1,000 appends made at once to one stream', async () => {
    const store = openSqliteEventStore({ file })
    const answers = await Promise.all(Array.from({ length: 1_000 }, (_, n) => store.append('case-1', 'any', [noted(n)], made())))
    expect(answers.map(answer => answer.revision).sort((a, b) => a - b)).toEqual(Array.from({ length: 1_000 }, (_, n) => n))
    await store.close()
  })

  it('tells commands apart whose ids end alike, and knows an id of any form again', async () => {
    const store = openSqliteEventStore({ file })
    const ids = ['a-2026', 'b-2026', 'ffffffffffffffffffffffffff000001', 'eeeeeeeeeeeeeeeeeeeeeeeeee000001', '019a0000-0000-7000-8000-00000c000001', '019a0000-0000-7000-8000-00000d000001', '']
    for (const commandId of ids) await store.append('case-1', 'any', [noted(1), noted(2)], made({ commandId }))
    for (const [i, commandId] of ids.entries()) {
      const { repeated, revision, events } = await store.append('case-1', 'any', [noted(1), noted(2)], made({ commandId }))
      expect([repeated, revision, events.map(event => event.commandId)]).toEqual([true, 2 * i + 1, [commandId, commandId]])
    }
    expect((await store.readStream('case-1')).map(event => event.commandId)).toEqual(ids.flatMap(id => [id, id]))
    await store.close()
  })

  it('finds a command by its index, in pages of the size that was chosen', () => {
    openSqliteEventStore({ file })
    const database = new DatabaseSync(file)
    const plan = database.prepare('explain query plan select revision from events e where stream = ?1 and substr(command, -3) = substr(?2, -3) and command = ?2').all()
    expect(plan.map(step => step['detail'])).toEqual([expect.stringContaining('USING INDEX events_by_command')])
    expect(database.prepare('pragma page_size').get()).toEqual({ page_size: 16_384 })
    database.close()
  })

  it('answers StoreUnavailable while another process holds the file, and goes on afterwards', async () => {
    const store = openSqliteEventStore({ file })
    const other = new DatabaseSync(file)
    other.exec('begin immediate')
    await expect(store.append('case-1', 'any', [noted(1)], made())).rejects.toBeInstanceOf(StoreUnavailable)
    other.exec('rollback')
    other.close()
    expect((await store.append('case-1', 'any', [noted(1)], made())).revision).toBe(0)
    await store.close()
  })

  it('numbers users and rules versions anew when the command that brought them was undone', async () => {
    const store = openSqliteEventStore({ file })
    const other = new DatabaseSync(file)
    other.exec(`create trigger refused before insert on events when new.data like '%broken%' begin select raise(abort, 'no'); end`)
    await expect(store.append('case-1', 'any', [{ ...noted(1), data: { n: 1, broken: true } }], made({ by: { user: 'new', agency: 'new' }, rules: 'new' }))).rejects.toThrow('no')
    await store.append('case-1', 'any', [noted(1)], made({ by: { user: 'newer', agency: 'housing' }, rules: 'newest' }))
    await store.append('case-1', 'any', [noted(1)], made({ by: { user: 'new', agency: 'new' }, rules: 'new' }))
    expect((await store.readStream('case-1')).map(event => [event.by.user, event.by.agency, event.rules])).toEqual([
      ['newer', 'housing', 'newest'],
      ['new', 'new', 'new'],
    ])
    other.close()
    await store.close()
  })
})

describe('locking the data folder', () => {
  it('gives it to one at a time', () => {
    const lock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(FolderInUse)
    expect(() => lockFolder(folder)).toThrow(folder)
    lock.release()
    lock.release()
    lockFolder(folder).release()
  })
})
