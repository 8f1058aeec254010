import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { made, noted } from '../contract/log.js'
import { START } from '../port.js'
import type { Filter, StoredEvent } from '../port.js'
import { openSqliteEventStore } from './sqlite-event-store.js'
import type { SqliteEventStore } from './sqlite-event-store.js'

let folder: string
let store: SqliteEventStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-folds-'))
  store = openSqliteEventStore({ file: join(folder, 'events.db') })
  for (let n = 0; n < 40; n++) await store.append(`${n % 2 ? 'case' : 'action'}-${n % 5}`, 'any', [noted(n), noted(n + 100)], made({ rules: 'rules-1' }))
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const fields = ['id', 'type', 'version', 'data', 'stream', 'revision', 'position', 'recordedAt', 'happenedAt', 'by', 'commandId', 'digest', 'cause', 'correlation', 'rules', 'previousHash', 'hash'] as const
const all = (event: StoredEvent) => fields.map(field => [field, event[field]])

describe('reading for folds', () => {
  const filters: readonly (readonly [string, Filter | undefined])[] = [
    ['everything', undefined],
    ['some streams', { streams: ['case-'] }],
    ['several prefixes', { streams: ['case-1', 'action-'] }],
    ['some types', { types: ['Noted'] }],
    ['no stream', { streams: [] }],
  ]
  it.each(filters)('gives the events of readAll, every field when it is asked for: %s', async (_, filter) => {
    for (const max of [1, 7, 1000])
      for (const after of [START, 9n]) {
        const options = { after, max, ...(filter && { filter }) }
        const folds = await store.readForFolds(options)
        expect(folds.map(all)).toEqual((await store.readAll(options)).map(all))
      }
  })

  it('gives the events of some streams in the order of the log, every field when it is asked for', async () => {
    const wanted = (await store.readAll({ after: START })).filter(({ stream }) => ['case-1', 'action-2'].includes(stream))
    expect((await store.readStreams(['case-1', 'case-none', 'action-2'])).map(all)).toEqual(wanted.map(all))
  })

  it('ends at the end of the log', async () => {
    expect(await store.readForFolds({ after: await store.head() })).toEqual([])
  })
})
