import { Accounts, DraftFiles, Drafts, HeldForms, Searches, Sessions } from '@lantern/access'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { SetClock } from '@lantern/clock'
import { AesSealer, FolderVault, MasterKey, PrivateStore } from '@lantern/privacy'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ForgetExpired } from './forget-expired.js'

const start = '2027-01-11T09:00:00.000Z'
const of = { form: 'marac/submit-referral', about: '' }
const folder = mkdtempSync(join(tmpdir(), 'lantern-forget-'))
const clock = new SetClock(start)
let store: PrivateStore
let drafts: Drafts
let files: DraftFiles
let forget: ForgetExpired
beforeAll(async () => {
  store = await PrivateStore.openFile(join(folder, 'keys.db'))
  const master = MasterKey.from(Buffer.alloc(32, 7))
  const sealer = await AesSealer.open(store, master, { now: () => clock.now() })
  const sessions = new Sessions(store)
  drafts = new Drafts(store, sealer, { keptForDays: 2 })
  files = new DraftFiles(store, sealer, new FolderVault(join(folder, 'files'), sealer))
  forget = new ForgetExpired(drafts, files, new HeldForms(store, sealer), new Searches(store, sealer), sessions, new Accounts(store, master, sessions), clock)
  await drafts.save('u1', { ...of, id: 'd1', revision: -1 }, { answers: { reason: 'x' }, saves: { reason: 1 } }, start)
  await files.add('u1', 'd1', 'files', { name: 'Letter.txt', kind: 'txt', bytes: Buffer.from('Dear Hub') }, start)
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

/** The files that lie in the vault. */
const contents = () => readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())

describe('what has expired', () => {
  it('stays while only a tick looks ahead', async () => {
    expect(await forget.run('2027-03-01T09:00:00.000Z')).toBe(0)
    expect(await drafts.list('u1', of, start)).toHaveLength(1)
    expect([(await files.list('u1', 'd1')).length, contents().length]).toEqual([1, 1])
  })
  it('goes once its time is over, a draft with its files', async () => {
    clock.set('2027-01-13T09:00:00.000Z')
    expect(await forget.run('2027-01-13T09:00:00.000Z')).toBe(2)
    expect([await drafts.list('u1', of, start), await files.list('u1', 'd1'), contents()]).toEqual([[], [], []])
  })
})
