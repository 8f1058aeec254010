import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { made, noted, numberOf } from '../contract/log.js'
import { verifyChains } from '../verify.js'
import { scanEvents } from './scan.js'
import { openSqliteEventStore } from './sqlite-event-store.js'
import { verifyFile } from './verify-file.js'
import { verifyInWorker } from './verify-in-worker.js'

const root = join(import.meta.dirname, '..', '..', '..', '..')
let folder: string
let file: string

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'infra', 'build', 'build.mjs'), '--project', 'libs/event-store'], { stdio: 'ignore' })
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-verify-'))
  file = join(folder, 'events.db')
  const store = openSqliteEventStore({ file })
  for (let n = 0; n < 30; n += 1) await store.append(`case-${n % 3}`, 'any', [noted(n), noted(n + 100)], made({ rules: 'rules-1' }))
  await store.close()
})
afterEach(() => rm(folder, { recursive: true }))

describe('verifying the chains', () => {
  it('finds untouched streams whole: a store, a file, and on a worker', async () => {
    const whole = { streams: 3, events: 60, brokenChains: [] }
    const store = openSqliteEventStore({ file })
    expect(await verifyChains(store)).toEqual(whole)
    expect(verifyFile(file)).toEqual(whole)
    expect(await verifyInWorker(file)).toEqual(whole)
    await store.close()
  })

  const tampering: readonly [string, string][] = [
    ['a payload is changed', `update events set data = '{"n":7}' where position = 10`],
    ['white space is put into a payload', `update events set data = '{"n": 4}' where stream = 2 and revision = 2`],
    ['the type is changed', 'update events set type = user where position = 10'],
    ['the version is changed', 'update events set version = 2 where position = 10'],
    ['the moment is changed', 'update events set recorded_at = recorded_at + 1 where position = 10'],
    ['when it happened is changed', 'update events set happened_at = 5 where position = 10'],
    ['the user is changed', `insert into names (id, name) values (99, 'other'); update events set user = 99 where position = 10`],
    ['the agency is changed', 'update events set agency = 77 where position = 10'],
    ['the command is changed', `update events set command = 'other' where position = 9`],
    ['an event is given to another command', `update events set command = 'other' where position = 10`],
    ['the digest is changed', 'update events set digest = zeroblob(32) where position = 9'],
    ['the command is taken off', 'update events set command = null where position = 9'],
    ['a cause is put in', `update events set cause = 'other' where position = 10`],
    ['the correlation is changed', `update events set correlation = 'other' where position = 10`],
    ['the rules version is changed', 'update events set rules = user where position = 10'],
    ['the hash is changed', 'update events set hash = zeroblob(32) where position = 10'],
    ['an event is taken out', 'delete from events where position = 10'],
    ['the first event is taken out', 'delete from events where stream = 2 and revision = 0'],
    ['two events change places', 'update events set revision = 99 where position = 9; update events set revision = 2 where position = 10; update events set revision = 3 where position = 9'],
    ['all events of a stream are taken out', 'delete from events where stream = 2'],
    ['the stream is renamed', `update streams set name = 'case-9' where id = 2`],
    ['the stream is no longer named', 'delete from streams where id = 2'],
  ]
  it.each(tampering)('finds the stream when %s', async (_what, sql) => {
    const copy = join(folder, 'copy.db')
    await copyFile(file, copy)
    const database = new DatabaseSync(copy)
    database.exec(sql)
    database.close()
    expect(verifyFile(copy).brokenChains).toHaveLength(1)
    expect(verifyFile(file).brokenChains).toEqual([])
  })

  it('finds every stream of an event that was moved to another', () => {
    const database = new DatabaseSync(file)
    database.exec('update events set stream = 3, revision = 20 where stream = 2 and revision = 19')
    database.close()
    expect(verifyFile(file).brokenChains).toEqual(['case-2'])
  })

  it('says how far it is', () => {
    const told: (number | undefined)[][] = []
    verifyFile(file, (done, total) => told.push([done, total]))
    expect(told).toEqual([[60, 60]])
  })
})

describe('scanning a file', () => {
  it('gives all events in order by pages, filtered where told, from a position', () => {
    const numbers = (pages: Iterable<readonly { data: object }[]>) => [...pages].flat().map(event => (event.data as { n: number }).n)
    const all = [...scanEvents(file)].flat()
    expect(all.map(numberOf).slice(0, 4)).toEqual([0, 100, 1, 101])
    expect(all).toHaveLength(60)
    expect(numbers(scanEvents(file, { after: all[56]?.position ?? 0n }))).toEqual([128, 29, 129])
    expect(numbers(scanEvents(file, { filter: { streams: ['case-1'] } }))).toHaveLength(20)
    expect(numbers(scanEvents(file, { filter: { types: ['Absent'] } }))).toEqual([])
  })
})
