import { describe, expect, it } from '@jest/globals'
import { SetClock } from '@lantern/clock'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFolder } from './open-folder.js'

describe('a data folder', () => {
  it('holds nothing of people that other users of the machine may read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lantern-folder-'))
    const parts = await openFolder('demonstration', { folder, clock: new SetClock('2027-01-11T09:00:00.000Z') })
    try {
      const open = process.platform === 'win32' ? 0 : 0o077
      const modes = await Promise.all((await readdir(folder)).map(async name => [name, ((await stat(join(folder, name))).mode & open).toString(8)] as const))
      expect(modes.map(([name]) => name)).toEqual(expect.arrayContaining(['events.db', 'keys.db', 'views.db', 'master.key']))
      // The lock is empty for ever.
      expect(modes.filter(([name, others]) => others !== '0' && name !== 'lock.db')).toEqual([])
    } finally {
      await parts.close()
      await rm(folder, { recursive: true })
    }
  })
})
