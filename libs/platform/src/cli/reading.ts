import { SystemClock } from '@lantern/clock'
import { verifyInWorker } from '@lantern/event-store'
import { differingViews } from '@lantern/projections'
import { existsSync } from 'node:fs'
import { refuseWorkerFolder } from '../folder/folder-kind.js'
import { filesOf, readFolder } from '../folder/open-folder.js'
import { projections, streamTypes } from '../parts/contexts.js'
import type { Parts } from '../parts/parts.js'
import type { Progress } from './jobs.js'

export interface FolderSettings {
  readonly folder: string
  readonly masterKeyFile?: string | undefined
}

/** Opens the folder read-only beside a hub that may be running, and closes it afterwards. */
export async function reading<T>(settings: FolderSettings, work: (parts: Parts) => Promise<T>): Promise<T> {
  const parts = await readFolder({ ...settings, clock: new SystemClock() })
  try {
    return await work(parts)
  } finally {
    await parts.close()
  }
}

export interface Verification {
  readonly streams: number
  readonly events: number
  readonly brokenChains: readonly string[]
  readonly viewsDiffering: readonly string[]
}

/** Recomputes every stream's chain and compares every view with a rebuild. */
export async function verify(settings: FolderSettings, progress: Progress): Promise<Verification> {
  refuseWorkerFolder(settings.folder)
  const chains = await verifyInWorker(filesOf(settings.folder).events, (done, total) => progress(`${done}${total === undefined ? '' : ` of ${total}`} events checked`))
  if (!existsSync(filesOf(settings.folder).views)) return { ...chains, viewsDiffering: projections.map(({ name }) => name) }
  const viewsDiffering = await reading(settings, ({ views, store, sealer, clock }) => {
    progress('comparing the views with a rebuild')
    return differingViews(views.engine, { store, sealer, streams: streamTypes, clock }, projections)
  })
  return { ...chains, viewsDiffering }
}
