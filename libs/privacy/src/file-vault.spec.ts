import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AesSealer } from './aes-sealer.js'
import { BoxBroken } from './box.js'
import { ContentLost, newContentId, type FileVault } from './file-vault.js'
import { FolderVault } from './folder-vault.js'
import { createMasterKey } from './master-key.js'
import { PrivateStore } from './private-store.js'
import { TableVault } from './table-vault.js'

const root = mkdtempSync(join(tmpdir(), 'lantern-vault-'))
const now = '2027-01-11T09:00:00.000Z'
const folder = join(root, 'files')
let store: PrivateStore
let sealer: AesSealer
const vaults: Record<string, FileVault> = {}
beforeAll(async () => {
  store = await PrivateStore.openFile(join(root, 'keys.db'))
  sealer = await AesSealer.open(store, createMasterKey(join(root, 'master.key')), { now: () => now })
  vaults['folder'] = new FolderVault(folder, sealer)
  vaults['table'] = new TableVault(store, sealer)
})
afterAll(async () => {
  await store.close()
  rmSync(root, { recursive: true })
})
const vault = (name: string): FileVault => {
  const found = vaults[name]
  if (!found) throw new Error(name)
  return found
}
const pathOf = (id: string): string => join(folder, id.slice(0, 2), id)

describe.each(['folder', 'table'])('contents of files in a %s', name => {
  it.each([['nothing', 0], ['a line', 40], ['exactly a part', 1024 * 1024], ['three parts', 2_500_000]])('come back as they were put: %s', async (_, size) => {
    const [id, bytes] = [newContentId(), randomBytes(size)]
    await vault(name).put(id, 'case-A', bytes)
    expect((await vault(name).get(id, 'case-A'))?.equals(bytes)).toBe(true)
  })
  it('are never put over others', async () => {
    const id = newContentId()
    await vault(name).put(id, 'case-A', Buffer.from('first'))
    await expect(vault(name).put(id, 'case-A', Buffer.from('second'))).rejects.toThrow()
    expect((await vault(name).get(id, 'case-A'))?.toString()).toBe('first')
  })
  it('open under the key of their own case alone', async () => {
    const id = newContentId()
    await vault(name).put(id, 'case-A', Buffer.from('secret'))
    await sealer.prepare(['case-B'])
    await expect(vault(name).get(id, 'case-B')).rejects.toThrow(BoxBroken)
  })
  it('are gone for ever with the key of their case, and told apart from what was lost', async () => {
    const id = newContentId()
    await vault(name).put(id, `case-gone-${name}`, Buffer.from('secret'))
    await sealer.destroy(`case-gone-${name}`, now)
    expect(await vault(name).get(id, `case-gone-${name}`)).toBeUndefined()
    await expect(vault(name).get(newContentId(), 'case-A')).rejects.toThrow(ContentLost)
  })
  it('can be taken away, twice too', async () => {
    const id = newContentId()
    await vault(name).put(id, 'case-A', Buffer.from('x'))
    await vault(name).remove(id)
    await vault(name).remove(id)
    await expect(vault(name).get(id, 'case-A')).rejects.toThrow(ContentLost)
  })
})

describe('the folder of contents', () => {
  it('holds neither text nor names in the clear, and is readable by its owner alone', async () => {
    const id = newContentId()
    await vault('folder').put(id, 'case-A', Buffer.from('He has a knife'))
    expect(readFileSync(pathOf(id)).includes('knife')).toBe(false)
    expect(readdirSync(join(folder, id.slice(0, 2))).every(file => /^[0-9a-f]{32}$/.test(file))).toBe(true)
    if (process.platform !== 'win32') expect([statSync(pathOf(id)).mode & 0o077, statSync(folder).mode & 0o077]).toEqual([0, 0])
  })
  it('notices what was cut off, changed or put in another place', async () => {
    const [id, other] = [newContentId(), newContentId()]
    for (const each of [id, other]) await vault('folder').put(each, 'case-A', randomBytes(2_000_000))
    const whole = readFileSync(pathOf(id))
    writeFileSync(pathOf(id), readFileSync(pathOf(other)))
    await expect(vault('folder').get(id, 'case-A')).rejects.toThrow(BoxBroken)
    const changed = Buffer.from(whole)
    changed[5000] = (changed[5000] ?? 0) ^ 1
    writeFileSync(pathOf(id), changed)
    await expect(vault('folder').get(id, 'case-A')).rejects.toThrow(BoxBroken)
    writeFileSync(pathOf(id), whole)
    truncateSync(pathOf(id), 1024 * 1024 + 4 + 28)
    await expect(vault('folder').get(id, 'case-A')).rejects.toThrow(BoxBroken)
    truncateSync(pathOf(id), 1024 * 1024)
    await expect(vault('folder').get(id, 'case-A')).rejects.toThrow(ContentLost)
  })
  it('is asked for ids alone', async () => {
    for (const id of ['../keys.db', '', 'A'.repeat(32)]) await expect(vault('folder').get(id, 'case-A')).rejects.toThrow(ContentLost)
  })
})
