import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { START } from '../port.js'
import type { EventStore, Filter } from '../port.js'
import { scanEvents } from './scan.js'
import { openSqliteEventStore } from './sqlite-event-store.js'

let folder: string
let store: EventStore

const append = (stream: string, count: number, type = 'Noted') =>
  store.append(stream, 'any', Array.from({ length: count }, (_, n) => ({ type, version: 1, data: { n } })), {
    at: '2026-03-02T09:00:00.000Z',
    by: { user: 'user-1', agency: 'police' },
    commandId: `command-${stream}-${count}-${type}`,
    digest: 'a'.repeat(64),
    rules: '',
  })

/** Few events of rare streams, with more than two windows of others before, between and after them. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-reader-'))
  store = openSqliteEventStore({ file: join(folder, 'events.db') })
  await append('crowd-1', 9_000)
  await append('rare-1', 2)
  await append('crowd-2', 9_500)
  await append('rare-2', 1)
  await append('rare-1', 3, 'Changed')
  await append('crowd-1', 9_100)
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const places = async (filter: Filter, after = START, max?: number) =>
  (await store.readAll({ after, filter, ...(max !== undefined && { max }) })).map(({ stream, revision }) => `${stream}@${revision}`)

describe('reading few streams of a long log', () => {
  const all = ['rare-1@0', 'rare-1@1', 'rare-2@0', 'rare-1@2', 'rare-1@3', 'rare-1@4']

  it('finds all of their events, in the order of recording', async () => expect(await places({ streams: ['rare-'] })).toEqual(all))

  it('goes on from any place', async () => {
    expect(await places({ streams: ['rare-'] }, 9_001n)).toEqual(all.slice(1))
    expect(await places({ streams: ['rare-'] }, 9_002n, 1)).toEqual(['rare-2@0'])
    expect(await places({ streams: ['rare-'] }, 18_506n)).toEqual([])
  })

  it('minds types, names that only begin alike, and streams that there are none of', async () => {
    expect(await places({ streams: ['rare-'], types: ['Changed'] })).toEqual(all.slice(3))
    expect(await places({ streams: ['rare-2', 'nobody-'] })).toEqual(['rare-2@0'])
    expect(await places({ streams: ['nobody-'] })).toEqual([])
    expect(await places({ streams: ['rar', 'crowd-2'] }, 18_499n)).toEqual(['crowd-2@9497', 'crowd-2@9498', 'crowd-2@9499', ...all.slice(2)])
  })

  it('does the same on a thread that reads the file by itself', () => {
    const found = [...scanEvents(join(folder, 'events.db'), { filter: { streams: ['rare-'] } })].flat()
    expect(found.map(({ stream, revision }) => `${stream}@${revision}`)).toEqual(all)
  })
})
