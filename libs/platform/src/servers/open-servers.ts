import type { Clock } from '@lantern/clock'
import { KurrentEventStore } from '@lantern/event-store'
import { AesSealer, PrivateStore, readMasterKey, TableVault, type PrivateTables } from '@lantern/privacy'
import { CheckpointProgress, openViews, ProjectionRunner } from '@lantern/projections'
import { Kysely, PostgresDialect } from 'kysely'
import { projections, streamTypes } from '../parts/contexts.js'
import type { Parts } from '../parts/parts.js'
import { checkKindOfData } from './kind-of-data.js'
import { SettingsWrong, type Settings } from '../parts/settings.js'

export type ServerSettings = Pick<Settings, 'KURRENTDB_URL' | 'LANTERN_POSTGRES_URL' | 'LANTERN_MASTER_KEY_FILE' | 'LANTERN_DEMONSTRATION'>

export interface ServerOptions {
  readonly clock: Clock
  /** Keeps the views here: one process at a time does. */
  readonly keepsViews: boolean
  /** Told that the event store lacks what it had acknowledged: the process must not go on. */
  readonly onHistoryLost: () => void
}

/** Settings that every process on servers needs. */
export const serverNeeds = ['KURRENTDB_URL', 'LANTERN_POSTGRES_URL', 'LANTERN_MASTER_KEY_FILE'] as const

/** The parts on KurrentDB and PostgreSQL. @throws SettingsWrong */
export async function openServers(settings: ServerSettings, { clock, keepsViews, onHistoryLost }: ServerOptions): Promise<Parts> {
  const { KURRENTDB_URL: events, LANTERN_POSTGRES_URL: connectionString, LANTERN_MASTER_KEY_FILE: keyFile } = settings
  if (!events || !connectionString || !keyFile) throw new SettingsWrong(serverNeeds.map(name => `${name}: is missing`))
  const master = readMasterKey(keyFile)
  const opened: (() => Promise<void>)[] = []
  const close = async () => {
    for (const each of opened.toReversed()) await each()
  }
  try {
    const store = await KurrentEventStore.connect(events, { onHistoryLost })
    opened.push(() => store.close())
    const { default: pg } = await import('pg')
    const pool = new pg.Pool({ connectionString, max: 8 })
    // An idle connection that breaks says so here; the next query gets a new one.
    pool.on('error', () => undefined)
    const privateStore = await PrivateStore.openOn(new Kysely<PrivateTables>({ dialect: new PostgresDialect({ pool }) }))
    opened.push(() => privateStore.close())
    await checkKindOfData(privateStore, settings.LANTERN_DEMONSTRATION ?? false)
    const sealer = await AesSealer.open(privateStore, master, { now: () => clock.now() })
    const views = await openViews({ kind: 'postgres', connectionString })
    opened.push(() => views.close())
    const shared = { engines: 'servers' as const, store, private: privateStore, master, sealer, files: new TableVault(privateStore, sealer), views, clock, demonstration: settings.LANTERN_DEMONSTRATION ?? false, close }
    if (!keepsViews) return { ...shared, progress: new CheckpointProgress(views.engine, projections) }
    const runner = new ProjectionRunner(views.engine, { store, sealer, streams: streamTypes, clock }, projections)
    opened.push(() => runner.stop())
    await runner.start()
    return { ...shared, progress: runner, runner }
  } catch (error) {
    await close()
    throw error
  }
}
