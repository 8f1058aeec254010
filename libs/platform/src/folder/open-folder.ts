import type { Clock } from '@lantern/clock'
import { lockFolder, openSqliteEventStore } from '@lantern/event-store'
import { AesSealer, FolderVault, checkMasterKeyPlace, createMasterKey, PrivateStore, readMasterKey } from '@lantern/privacy'
import { CheckpointProgress, openViews, ProjectionRunner, rebuild, rebuildInWorker, type AnyProjection } from '@lantern/projections'
import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projections, streamTypes } from '../parts/contexts.js'
import type { Parts } from '../parts/parts.js'
import { kindOf, markFolder, refuseWorkerFolder, WrongFolder, type FolderKind } from './folder-kind.js'

export const filesOf = (folder: string) => ({
  events: join(folder, 'events.db'),
  views: join(folder, 'views.db'),
  keys: join(folder, 'keys.db'),
  /** Contents of files, sealed. */
  contents: join(folder, 'files'),
  socket: join(folder, 'hub.sock'),
})

/** Events that this thread folds in well under a second. */
const FEW = 20_000n

/** Where a demonstration keeps its master key: beside the invented data, so that nothing has to be set up. */
export const demonstrationKey = (folder: string): string => join(folder, 'master.key')

export interface FolderOptions {
  readonly folder: string
  readonly clock: Clock
  /** Of a real folder: outside it. */
  readonly masterKeyFile?: string | undefined
}

/** There while a demonstration is being made. One that broke off is made anew, so that nobody meets half of one, and its making need not wait for the disk. */
const unfinishedMark = (folder: string): string => join(folder, 'unfinished')
export const isUnfinished = (folder: string): boolean => existsSync(unfinishedMark(folder))

/** Opens a demonstration to be made in an empty folder, or in one where an earlier making broke off. `finish` when it was closed. @throws FolderInUse, WrongFolder */
export async function openUnfinished(options: FolderOptions): Promise<Parts & { readonly finish: () => void }> {
  const { folder } = options
  markFolder(folder, 'demonstration')
  const lock = lockFolder(folder)
  const { events, views, keys, contents } = filesOf(folder)
  if (isUnfinished(folder)) for (const file of [events, views, keys].flatMap(each => [each, `${each}-wal`, `${each}-shm`])) rmSync(file, { force: true })
  if (isUnfinished(folder)) rmSync(contents, { recursive: true, force: true })
  closeSync(openSync(unfinishedMark(folder), 'a', 0o600))
  lock.release()
  return { ...(await open('demonstration', options, true)), finish: () => rmSync(unfinishedMark(folder)) }
}

/** The key that wraps all others; a demonstration makes its own. @throws WrongFolder */
export function masterKeyOf(folder: string, kind: FolderKind, file: string | undefined) {
  const path = kind === 'demonstration' ? demonstrationKey(folder) : file
  if (!path) throw new WrongFolder('Set LANTERN_MASTER_KEY_FILE to the file with the master key, outside the data folder.')
  checkMasterKeyPlace(path, folder, { demonstration: kind === 'demonstration' })
  return kind === 'demonstration' && !existsSync(path) ? createMasterKey(path) : readMasterKey(path)
}

/**
 * Opens a data folder to write: one process at a time. Makes what is missing. Views are brought up before it resolves.
 * @throws FolderInUse, WrongFolder
 */
export async function openFolder(kind: FolderKind, options: FolderOptions): Promise<Parts> {
  refuseUnfinished(options.folder)
  return open(kind, options, false)
}

function refuseUnfinished(folder: string): void {
  if (isUnfinished(folder)) throw new WrongFolder(`The demonstration in ${folder} was not finished. Run "npm start" or "lantern demo", which make it anew.`)
}

async function open(kind: FolderKind, { folder, clock, masterKeyFile }: FolderOptions, unfinished: boolean): Promise<Parts> {
  markFolder(folder, kind)
  const lock = lockFolder(folder)
  const files = filesOf(folder)
  const opened: (() => Promise<void> | void)[] = [() => lock.release()]
  const close = async () => {
    for (const each of opened.toReversed()) await each()
  }
  try {
    const master = masterKeyOf(folder, kind, masterKeyFile)
    // Views hold names. SQLite would make files that everybody may read, and a folder made beforehand may let them in.
    for (const file of [files.events, files.views]) closeSync(openSync(file, 'a', 0o600))
    const store = openSqliteEventStore({ file: files.events, unfinished })
    opened.push(() => store.close())
    const privateStore = await PrivateStore.openFile(files.keys)
    opened.push(() => privateStore.close())
    const sealer = await AesSealer.open(privateStore, master, { now: () => clock.now() })
    const views = await openViews({ kind: 'sqlite', file: files.views })
    opened.push(() => views.close())
    const source = { store, sealer, streams: streamTypes, clock }
    // A long log is folded on a thread of its own; for a short one that thread's start would take longer than the work.
    const rebuildThere = async (stale: readonly AnyProjection[]) => {
      if ((await store.head()) < FEW) await rebuild(views.engine, source, stale)
      else await rebuildInWorker({ module: new URL('./rebuild-module.js', import.meta.url).href, data: { folder, masterKeyFile }, views: stale.map(({ name }) => name) })
    }
    const runner = new ProjectionRunner(views.engine, source, projections, { rebuild: rebuildThere })
    opened.push(() => runner.stop())
    await runner.start()
    return { engines: 'embedded', store, private: privateStore, master, sealer, files: new FolderVault(files.contents, sealer), views, progress: runner, runner, clock, demonstration: kind === 'demonstration', close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Opens a data folder to read only, beside a hub that may be running. @throws WrongFolder when there is nothing to read */
export async function readFolder({ folder, clock, masterKeyFile }: FolderOptions): Promise<Parts> {
  refuseWorkerFolder(folder)
  refuseUnfinished(folder)
  const kind = kindOf(folder)
  if (!kind || !existsSync(filesOf(folder).events)) throw new WrongFolder(`There is no data in ${folder}. Name the data folder by --data or LANTERN_DATA.`)
  const files = filesOf(folder)
  if (!existsSync(files.views)) throw new WrongFolder(`The views in ${folder} are not built. Start the hub, or run "lantern rebuild".`)
  const master = masterKeyOf(folder, kind, masterKeyFile)
  const store = openSqliteEventStore({ file: files.events, readOnly: true })
  const privateStore = await PrivateStore.openFile(files.keys, { readOnly: true })
  const sealer = await AesSealer.open(privateStore, master, { now: () => clock.now() })
  const views = await openViews({ kind: 'sqlite', file: files.views, readOnly: true })
  const close = async () => {
    await views.close()
    await privateStore.close()
    await store.close()
  }
  const progress = new CheckpointProgress(views.engine, projections)
  return { engines: 'embedded', store, private: privateStore, master, sealer, files: new FolderVault(files.contents, sealer), views, progress, clock, demonstration: kind === 'demonstration', close }
}
