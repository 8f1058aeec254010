import { afterAll, describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SqliteThread } from './sqlite-thread.js'

const folder = mkdtempSync(join(tmpdir(), 'lantern-'))
const file = join(folder, 'views.db')
const written = new DatabaseSync(file)
written.exec("pragma journal_mode = wal; create table people (name text); insert into people values ('Ann'), ('Bo')")
const thread = new SqliteThread(file)

afterAll(async () => {
  await thread.close()
  written.close()
  rmSync(folder, { recursive: true })
})

describe('queries on a thread of their own', () => {
  it('answer each what was asked, many at once, and see what was committed since', async () => {
    const found = await Promise.all(['Ann', 'Bo', 'Cy'].map(name => thread.query('select name from people where name = ?', [name])))
    expect(found).toEqual([[{ name: 'Ann' }], [{ name: 'Bo' }], []])
    written.exec("insert into people values ('Cy')")
    expect(await thread.query('select count(*) as n from people', [])).toEqual([{ n: 3 }])
  })

  it('mind case in LIKE, as everywhere', async () => expect(await thread.query("select name from people where name like 'ann'", [])).toEqual([]))

  it('fail alone', async () => {
    await expect(thread.query('select name from nowhere', [])).rejects.toThrow('no such table')
    await expect(thread.query("insert into people values ('Di')", [])).rejects.toThrow('readonly')
    expect(await thread.query('select count(*) as n from people', [])).toEqual([{ n: 3 }])
  })

  it('start again after the thread has ended', async () => {
    await thread.close()
    expect(await thread.query('select count(*) as n from people', [])).toEqual([{ n: 3 }])
  })
})
