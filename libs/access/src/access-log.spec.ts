import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { openSqliteEventStore, StoreUnavailable, type EventStore } from '@lantern/event-store'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AccessLog, accessStreamOf, type Access } from './index.js'

const at = '2026-03-02T09:00:00.000Z'
const actor = { user: 'u1', agency: 'police' }
let folder: string
let store: EventStore
let log: AccessLog
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantern-access-log-'))
  store = openSqliteEventStore({ file: join(folder, 'events.db') })
  log = new AccessLog(store)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})
const recorded = async (user = 'u1') => (await store.readStream(accessStreamOf(user, at))).map(({ type, data }) => ({ type, data }))

const by = { actor, at }
it.each<[Access, object]>([
  [{ ...by, verb: 'sign-in', by: 'browser' }, { type: 'SignInMade', data: { by: 'browser' } }],
  [{ ...by, verb: 'sign-in-refused', by: 'browser' }, { type: 'SignInRefused', data: { by: 'browser' } }],
  [{ ...by, verb: 'sign-in-refused', by: 'bearer', until: at, nameHash: 'ab12' }, { type: 'SignInRefused', data: { by: 'bearer', until: at, nameHash: 'ab12' } }],
  [{ ...by, verb: 'case-read', ref: 'KM-4T7Q9-XWC2D' }, { type: 'CaseRead', data: { read: 'case-read', ref: 'KM-4T7Q9-XWC2D' } }],
  [{ ...by, verb: 'history-read', ref: 'KM-1', asAt: '2026-01-01T00:00:00.000Z' }, { type: 'CaseRead', data: { read: 'history-read', ref: 'KM-1', asAt: '2026-01-01T00:00:00.000Z' } }],
  [{ ...by, verb: 'worksheet-read', ref: 'KM-1' }, { type: 'CaseRead', data: { read: 'worksheet-read', ref: 'KM-1' } }],
  [{ ...by, verb: 'search', of: 'cases', count: 3 }, { type: 'SearchMade', data: { of: 'cases', found: 3 } }],
  [{ ...by, verb: 'export', of: 'cases', count: 40 }, { type: 'ExportMade', data: { of: 'cases', rows: 40 } }],
  [{ ...by, verb: 'export', of: 'case', count: 1, ref: 'KM-1' }, { type: 'ExportMade', data: { of: 'case', rows: 1, ref: 'KM-1' } }],
  [{ ...by, verb: 'denied', tried: 'marac.close-case', ref: 'KM-4T7Q9-XWC2D' }, { type: 'AccessDenied', data: { tried: 'marac.close-case', ref: 'KM-4T7Q9-XWC2D' } }],
  [{ ...by, verb: 'denied', tried: 'marac.refer' }, { type: 'AccessDenied', data: { tried: 'marac.refer' } }],
])('records %j', async (access, event) => {
  await log.record(access)
  expect(await recorded()).toEqual([event])
})

it('records nothing that somebody typed into an address in place of a reference', async () => {
  for (const ref of ['Ann-Quill', 'ann.quill@example.org', 'ANN-QUILL', '07700900123', `KM-${'1'.repeat(40)}`]) {
    await log.record({ actor, at, verb: 'denied', tried: 'marac.read-case', ref })
  }
  expect(await recorded()).toEqual(Array.from({ length: 5 }, () => ({ type: 'AccessDenied', data: { tried: 'marac.read-case' } })))
})

it('chains what one user saw in a month, and says when and for which agency', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => log.record({ actor, at, verb: 'case-read', ref: `KM-${n}` })))
  await log.record({ actor: { user: 'u2', agency: 'idva' }, at, verb: 'case-read', ref: 'KM-1' })
  await log.record({ actor, at: '2026-04-01T00:00:00.000Z', verb: 'case-read', ref: 'KM-1' })
  const events = await store.readStream('access-u1-2026-03')
  expect(events).toHaveLength(20)
  expect(events[0]).toMatchObject({ recordedAt: at, by: { user: 'u1', agency: 'police' }, version: 1, previousHash: '0'.repeat(64) })
  expect(events.slice(1).map(event => event.previousHash)).toEqual(events.slice(0, -1).map(event => event.hash))
  expect(await store.readStream('access-u2-2026-03')).toHaveLength(1)
  expect(await store.readStream('access-u1-2026-04')).toHaveLength(1)
})

it('fails when it cannot be recorded, so that nothing is shown unseen', async () => {
  const readOnly = openSqliteEventStore({ file: join(folder, 'events.db'), readOnly: true })
  await expect(new AccessLog(readOnly).record({ actor, at, verb: 'case-read', ref: 'KM-1' })).rejects.toThrow(StoreUnavailable)
  await readOnly.close()
})
