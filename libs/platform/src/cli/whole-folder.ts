import { endOfLondonDay, SetClock, SystemClock } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { lockFolder } from '@lantern/event-store'
import { PrivateStore } from '@lantern/privacy'
import { rebuild } from '@lantern/projections'
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite'
import { startContext } from '../app/running.js'
import { demonstrate, type Demonstrated } from '../demonstration/demonstrate.js'
import { kindOf, refuseWorkerFolder, WrongFolder } from '../folder/folder-kind.js'
import { demonstrationKey, filesOf, isUnfinished, openFolder, openUnfinished } from '../folder/open-folder.js'
import { projections, streamTypes } from '../parts/contexts.js'
import type { Progress } from './jobs.js'
import type { FolderSettings } from './reading.js'

/** The partnership's files as they come with Lantern. */
export const ownPartnership = join(import.meta.dirname, '..', '..', '..', '..', 'infra', 'partnerships', 'kent-and-medway')

export interface DemoOptions {
  readonly folder: string
  readonly cases: number
  readonly seed: string
  readonly until: CalendarDate
  readonly partnershipFolder?: string | undefined
}

/** Makes a demonstration in an empty folder. @throws WrongFolder when data are there already, FolderInUse */
export async function makeDemonstration({ folder, cases, seed, until, partnershipFolder }: DemoOptions, progress: Progress): Promise<Demonstrated> {
  const before = kindOf(folder)
  if (before === 'real') throw new WrongFolder(`The folder ${folder} holds real data. A demonstration never runs on real data: name another folder by --data.`)
  if (existsSync(filesOf(folder).events) && !isUnfinished(folder)) throw new WrongFolder(`The folder ${folder} holds a demonstration already. Remove it, or name another folder by --data.`)
  const clock = new SetClock(endOfLondonDay(until))
  const making = await openUnfinished({ folder, clock })
  const running = await startContext(making)
  try {
    const { parts, register, app } = running
    const options = { cases, seed, until, partnershipFolder: partnershipFolder ?? ownPartnership }
    const made = await demonstrate({ parts, clock, register, app }, { ...options, onProgress: ({ cases: done, of }) => (done % 10 === 0 || done === of ? progress(`${done} of ${of} cases`) : undefined) })
    await running.close()
    making.finish()
    return made
  } catch (error) {
    await running.close()
    throw error
  }
}

/** Rebuilds views from the events, while no hub runs. @throws FolderInUse, WrongFolder */
export async function rebuildViews({ folder, masterKeyFile }: FolderSettings, names: readonly string[], progress: Progress): Promise<{ readonly events: number; readonly views: readonly string[] }> {
  const kind = kindOf(folder)
  if (!kind) throw new WrongFolder(`There is no data in ${folder}.`)
  const unknown = names.filter(name => !projections.some(projection => projection.name === name))
  if (unknown.length > 0) throw new WrongFolder(`There is no view called ${unknown.join(', ')}. The views are ${projections.map(({ name }) => name).join(', ')}.`)
  const wanted = names.length === 0 ? projections : projections.filter(({ name }) => names.includes(name))
  const parts = await openFolder(kind, { folder, clock: new SystemClock(), masterKeyFile })
  try {
    const { store, sealer, clock, views } = parts
    const events = await rebuild(views.engine, { store, sealer, streams: streamTypes, clock }, wanted, { onProgress: done => progress(`${done.events} events read`) })
    return { events, views: wanted.map(({ name }) => name) }
  } finally {
    await parts.close()
  }
}

/**
 * Copies a data folder while it may be in use: events first, then keys, so that every event of the copy finds its key. Views are left out,
 * since they are built from the events. The master key of real data is never copied: keep it elsewhere.
 */
export async function backUp({ folder }: FolderSettings, to: string, progress: Progress): Promise<{ readonly to: string; readonly files: readonly string[] }> {
  refuseWorkerFolder(folder)
  const kind = kindOf(folder)
  if (!kind) throw new WrongFolder(`There is no data in ${folder}.`)
  if (existsSync(to) && readdirSync(to).length > 0) throw new WrongFolder(`The folder ${to} is not empty. Name a new one.`)
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const from = new DatabaseSync(filesOf(folder).events, { readOnly: true })
  try {
    await copyDatabase(from, filesOf(to).events, { progress: ({ totalPages, remainingPages }) => progress(`${totalPages - remainingPages} of ${totalPages} pages`) })
  } finally {
    from.close()
  }
  const keys = await PrivateStore.openFile(filesOf(folder).keys, { readOnly: true })
  try {
    await keys.copyTo(filesOf(to).keys)
  } finally {
    await keys.close()
  }
  // After the events: every content that one of them names was put before it.
  if (existsSync(filesOf(folder).contents)) cpSync(filesOf(folder).contents, filesOf(to).contents, { recursive: true })
  copyFileSync(join(folder, 'folder.json'), join(to, 'folder.json'))
  if (kind === 'demonstration') copyFileSync(demonstrationKey(folder), demonstrationKey(to))
  return { to, files: readdirSync(to).sort() }
}

/** Puts a backup into an empty folder and builds the views from its events. @throws FolderInUse, WrongFolder */
export async function restore({ folder, masterKeyFile }: FolderSettings, from: string): Promise<{ readonly from: string; readonly files: readonly string[] }> {
  const kind = kindOf(from)
  if (!kind || !existsSync(filesOf(from).events) || !existsSync(filesOf(from).keys)) throw new WrongFolder(`${from} is not a backup made by "lantern backup".`)
  if (kind === 'real' && !masterKeyFile) throw new WrongFolder('Set LANTERN_MASTER_KEY_FILE to the master key of the backup: without it nothing can be read.')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = lockFolder(folder)
  try {
    if (existsSync(filesOf(folder).events)) throw new WrongFolder(`The folder ${folder} holds data. Restore into an empty folder, so that nothing is lost.`)
    for (const file of readdirSync(from)) if (file !== 'views.db') cpSync(join(from, file), join(folder, file), { recursive: true })
  } finally {
    lock.release()
  }
  try {
    const parts = await openFolder(kind, { folder, clock: new SystemClock(), masterKeyFile })
    await parts.close()
  } catch (error) {
    // Another master key, say: the folder is empty again, and the same command with the right one works.
    for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true })
    throw error
  }
  return { from, files: readdirSync(folder).sort() }
}
