import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { actionFacts } from '@lantern/actions'
import { KurrentEventStore, START, type StoredEvent } from '@lantern/event-store'
import { caseFacts } from '@lantern/marac'
import type { PublicFact } from '@lantern/messaging'
import type { Engines } from './engines.js'
import { lantern, startApp, startStub, type Env, type Started } from './separate-processes.js'

const root = join(import.meta.dirname, '..', '..')

/** Two webs, a worker and a relay, each a process, on a database, a topic and a stub of their own. */
export interface Installation {
  readonly addresses: readonly [string, string]
  readonly healthAddresses: readonly string[]
  readonly topic: string
  worker: Started
  relay: Started
  readonly webs: readonly Started[]
  /** The worker or relay again, after it was ended. */
  readonly startWorker: () => Promise<Started>
  readonly startRelay: () => Promise<Started>
  readonly tick: (now: string) => Promise<string>
  /** What is recorded now. */
  readonly events: () => Promise<readonly StoredEvent[]>
  /** Everything that the processes have said. */
  readonly said: () => string
  readonly stop: () => Promise<readonly (number | null)[]>
}

/** The public facts that these events make, in the order of the log. */
export const factsOf = (events: readonly StoredEvent[]): readonly PublicFact[] =>
  events.flatMap(event => [caseFacts, actionFacts].find(({ stream }) => event.stream.startsWith(`${stream}-`))?.factOf(event) ?? [])

export async function startInstallation(engines: Engines): Promise<Installation> {
  const tag = randomUUID().slice(0, 8)
  const folder = mkdtempSync(join(tmpdir(), 'lantern-three-'))
  const administer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: engines.postgres })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  const database = `three_${tag}`
  await administer(`create database ${database}`)
  const postgres = new URL(engines.postgres)
  postgres.pathname = `/${database}`
  const stub = await startStub()
  const ports = (await promisify(execFile)(process.execPath, [join(root, 'infra', 'free-ports.mjs'), '4'])).stdout.trim().split(' ')
  const [first = '', second = '', ofWorker = '', ofRelay = ''] = ports
  const shared: Env = {
    KURRENTDB_URL: stub.url,
    LANTERN_POSTGRES_URL: postgres.href,
    LANTERN_KAFKA_BROKERS: engines.brokers.join(','),
    LANTERN_KAFKA_TOPIC: `three-${tag}`,
    LANTERN_DEMONSTRATION: 'true',
    LANTERN_MASTER_KEY_FILE: join(folder, 'master.key'),
    LANTERN_PARTNERSHIP: join(root, 'infra', 'partnerships', 'kent-and-medway'),
    LANTERN_DATA: join(folder, 'worker'),
  }
  await lantern(shared, 'key', 'new', join(folder, 'master.key'))
  const everything: Started[] = []
  const kept = async (starting: Promise<Started>): Promise<Started> => {
    const started = await starting
    everything.push(started)
    return started
  }
  const startWorker = () => kept(startApp('worker', { ...shared, LANTERN_HEALTH_PORT: ofWorker }))
  const startRelay = () => kept(startApp('relay', { ...shared, LANTERN_HEALTH_PORT: ofRelay }))
  const startWeb = (port: string) => kept(startApp('web', { ...shared, LANTERN_PORT: port, LANTERN_PUBLIC_URL: `http://localhost:${port}` }))
  // All at once: each makes what is missing, and none needs another to have been there first.
  const starting = [startWorker(), startRelay(), startWeb(first), startWeb(second)] as const
  const [worker, relay, ...webs] = await Promise.all(starting).catch(async (error: unknown) => {
    await Promise.allSettled(starting)
    await Promise.all([...everything, stub].map(started => started.kill()))
    throw error
  })
  const installation: Installation = {
    addresses: [`http://localhost:${first}`, `http://localhost:${second}`],
    healthAddresses: [first, second, ofWorker, ofRelay].map(port => `http://127.0.0.1:${port}`),
    topic: `three-${tag}`,
    worker,
    relay,
    webs,
    startWorker,
    startRelay,
    tick: now => lantern(shared, 'tick', '--now', now, '--json'),
    events: async () => {
      const store = await KurrentEventStore.connect(stub.url)
      try {
        return await store.readAll({ after: START, max: 100_000 })
      } finally {
        await store.close()
      }
    },
    said: () => everything.map(started => started.said()).join('\n'),
    stop: async () => {
      const codes = await Promise.all([...webs, installation.worker, installation.relay].map(started => started.stop()))
      await stub.stop()
      await administer(`drop database ${database} with (force)`)
      rmSync(folder, { recursive: true })
      return codes
    },
  }
  return installation
}
