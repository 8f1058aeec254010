import { SystemClock } from '@lantern/clock'
import { lockFolder, NO_HASH, openSqliteEventStore, type Chain } from '@lantern/event-store'
import { filesOf, projections, streamTypes, type Parts } from '@lantern/platform'
import { AesSealer, createMasterKey, FolderVault, PrivateStore, readMasterKey } from '@lantern/privacy'
import { openViews, ProjectionRunner } from '@lantern/projections'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PlainSealer } from './plain-sealer.js'

/** What is left out, to see what it costs. */
export interface Without {
  readonly chain?: boolean
  readonly sealing?: boolean
}

const unchained: Chain = () => NO_HASH

/** A demonstration folder opened as the hub does it, but for what is left out. The hub itself opens it too. */
export async function openParts(folder: string, without: Without = {}): Promise<Parts> {
  mkdirSync(folder, { recursive: true })
  if (!existsSync(join(folder, 'folder.json'))) writeFileSync(join(folder, 'folder.json'), JSON.stringify({ kind: 'demonstration' }))
  const lock = lockFolder(folder)
  const files = filesOf(folder)
  const keyFile = join(folder, 'master.key')
  const master = existsSync(keyFile) ? readMasterKey(keyFile) : createMasterKey(keyFile)
  const clock = new SystemClock()
  const store = openSqliteEventStore({ file: files.events, ...(without.chain && { chain: unchained }) })
  const privateStore = await PrivateStore.openFile(files.keys)
  const sealer = without.sealing ? new PlainSealer() : await AesSealer.open(privateStore, master, { now: () => clock.now() })
  const views = await openViews({ kind: 'sqlite', file: files.views })
  const runner = new ProjectionRunner(views.engine, { store, sealer, streams: streamTypes, clock }, projections)
  await runner.start()
  const close = async () => {
    await runner.stop()
    await views.close()
    await store.close()
    await privateStore.close()
    lock.release()
  }
  return { engines: 'embedded', store, private: privateStore, master, sealer, files: new FolderVault(files.contents, sealer), views, progress: runner, runner, clock, demonstration: true, close }
}
