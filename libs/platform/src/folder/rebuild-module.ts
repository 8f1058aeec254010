import { SystemClock } from '@lantern/clock'
import { openSqliteEventStore } from '@lantern/event-store'
import { AesSealer, PrivateStore } from '@lantern/privacy'
import { openViews, type ReadyToRebuild } from '@lantern/projections'
import { projections, streamTypes } from '../parts/contexts.js'
import { kindOf } from './folder-kind.js'
import { filesOf, masterKeyOf } from './open-folder.js'

export interface RebuildPlace {
  readonly folder: string
  readonly masterKeyFile?: string | undefined
}

/** Opens a data folder on a thread of its own: the log and the keys to read, the views to write beside those that are read meanwhile. */
export async function openForRebuild(place: unknown): Promise<ReadyToRebuild> {
  const { folder, masterKeyFile } = place as RebuildPlace
  const files = filesOf(folder)
  const kind = kindOf(folder)
  if (!kind) throw new Error('There is no data in the folder whose views are to be rebuilt.')
  const clock = new SystemClock()
  const store = openSqliteEventStore({ file: files.events, readOnly: true })
  const privateStore = await PrivateStore.openFile(files.keys, { readOnly: true })
  const sealer = await AesSealer.open(privateStore, masterKeyOf(folder, kind, masterKeyFile), { now: () => clock.now() })
  return {
    views: await openViews({ kind: 'sqlite', file: files.views }),
    source: { store, sealer, streams: streamTypes, clock },
    projections,
    close: async () => {
      await privateStore.close()
      await store.close()
    },
  }
}
