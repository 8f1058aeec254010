import { afterAll, describe, expect, it } from '@jest/globals'
import { SetClock } from '@lantern/clock'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verify } from '../cli/reading.js'
import { backUp } from '../cli/whole-folder.js'
import { isOfWorker, kindOf, markFolder } from './folder-kind.js'
import { openFolder, readFolder } from './open-folder.js'

const root = mkdtempSync(join(tmpdir(), 'lantern-kind-'))
afterAll(() => rmSync(root, { recursive: true }))
const clock = new SetClock('2027-01-11T09:00:00.000Z')

describe('the folder of a worker', () => {
  const folder = join(root, 'worker')

  it('says what kind of data the servers hold, and that they lie there', () => {
    markFolder(folder, 'demonstration', 'servers')
    markFolder(folder, 'demonstration', 'servers')
    expect([kindOf(folder), isOfWorker(folder)]).toEqual(['demonstration', true])
    expect(() => markFolder(folder, 'real', 'servers')).toThrow('holds a demonstration')
  })

  it('is never filled with the files of a hub, nor read as if it held them', async () => {
    await expect(openFolder('demonstration', { folder, clock })).rejects.toThrow('is that of a worker')
    await expect(readFolder({ folder, clock })).rejects.toThrow('this command reads the files of a hub')
    await expect(verify({ folder }, () => undefined)).rejects.toThrow('this command reads the files of a hub')
    await expect(backUp({ folder }, join(root, 'backup'), () => undefined)).rejects.toThrow('this command reads the files of a hub')
  })

  it('is none that holds the data of a hub', () => {
    const hub = join(root, 'hub')
    markFolder(hub, 'real')
    expect(isOfWorker(hub)).toBe(false)
    expect(() => markFolder(hub, 'real', 'servers')).toThrow("Set LANTERN_DATA to a folder of the worker's own")
  })
})
