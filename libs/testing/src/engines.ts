import { afterEach, beforeEach, describe } from '@jest/globals'
import { openViews, type OpenViews } from '@lantern/projections'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freshPglite } from './pglite.js'

/** An empty database of views, and what takes it away again. */
interface Opened {
  readonly views: OpenViews
  readonly remove: () => Promise<void>
}

async function onSqlite(): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-views-'))
  const views = await openViews({ kind: 'sqlite', file: join(folder, 'views.db') })
  return { views, remove: () => rm(folder, { recursive: true }) }
}

async function onPglite(): Promise<Opened> {
  return { views: await openViews({ kind: 'postgres', dialect: await freshPglite() }), remove: async () => undefined }
}

/** A schema of its own on a real server, so that nothing else there is touched. */
async function onServer(connectionString: string): Promise<Opened> {
  const schema = `spec_${randomUUID().replaceAll('-', '')}`
  const server = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await server(`create schema ${schema}`)
  const views = await openViews({ kind: 'postgres', connectionString, schema })
  return { views, remove: () => server(`drop schema ${schema} cascade`) }
}

/**
 * Runs the same specs on SQLite and on PostgreSQL (PGlite: the real server compiled to run inside Node), and on a real server too where
 * LANTERN_POSTGRES_URL names one. `open` gives the database of the running test: empty, and gone after it.
 *
 *   onBothEngines('case list', open => { it('…', async () => { const { views } = open(); … }) })
 */
export function onBothEngines(name: string, specs: (open: () => OpenViews) => void): void {
  const url = process.env['LANTERN_POSTGRES_URL']
  const engines: readonly (readonly [string, () => Promise<Opened>])[] = [
    ['SQLite', onSqlite],
    ['PGlite', onPglite],
    ...(url ? [['PostgreSQL', () => onServer(url)] as const] : []),
  ]
  describe.each(engines)(`${name} on %s`, (_engine, make) => {
    let opened: Opened | undefined
    beforeEach(async () => {
      opened = await make()
    })
    afterEach(async () => {
      await opened?.views.close()
      await opened?.remove()
      opened = undefined
    })
    specs(() => {
      if (!opened) throw new Error('The database is there only while a test runs.')
      return opened.views
    })
  })
}
