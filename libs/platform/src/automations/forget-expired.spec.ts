import { Accounts, Drafts, HeldForms, Searches, Sessions } from '@lantern/access'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { SetClock } from '@lantern/clock'
import { AesSealer, MasterKey, PrivateStore } from '@lantern/privacy'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ForgetExpired } from './forget-expired.js'

const start = '2027-01-11T09:00:00.000Z'
const of = { form: 'marac/submit-referral', about: '' }
const folder = mkdtempSync(join(tmpdir(), 'lantern-forget-'))
const clock = new SetClock(start)
let store: PrivateStore
let drafts: Drafts
let forget: ForgetExpired
beforeAll(async () => {
  store = await PrivateStore.openFile(join(folder, 'keys.db'))
  const master = MasterKey.from(Buffer.alloc(32, 7))
  const sealer = await AesSealer.open(store, master, { now: () => clock.now() })
  const sessions = new Sessions(store)
  drafts = new Drafts(store, sealer, { keptForDays: 2 })
  forget = new ForgetExpired(drafts, new HeldForms(store, sealer), new Searches(store, sealer), sessions, new Accounts(store, master, sessions), clock)
  await drafts.save('u1', { ...of, id: 'd1', revision: -1 }, { answers: { reason: 'x' }, saves: { reason: 1 } }, start)
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

describe('what has expired', () => {
  it('stays while only a tick looks ahead', async () => {
    expect(await forget.run('2027-03-01T09:00:00.000Z')).toBe(0)
    expect(await drafts.list('u1', of, start)).toHaveLength(1)
  })
  it('goes once its time is over', async () => {
    clock.set('2027-01-13T09:00:00.000Z')
    expect(await forget.run('2027-01-13T09:00:00.000Z')).toBe(1)
    expect(await drafts.list('u1', of, start)).toEqual([])
  })
})
