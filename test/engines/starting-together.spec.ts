import { describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PrivateStore, type PrivateTables } from '@lantern/privacy'
import { openViews } from '@lantern/projections'
import { getEngines } from './engines.js'

const { postgres } = getEngines()
const databases = 10
const processes = 4

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** As a process starts: connections of its own, and whatever is missing is made. */
async function start(connectionString: string): Promise<void> {
  const pool = new pg.Pool({ connectionString, max: 4 })
  // A pool has ended before its connections have: the database may be dropped from under them, which is nobody's fault.
  pool.on('error', () => undefined)
  const store = await PrivateStore.openOn(new Kysely<PrivateTables>({ dialect: new PostgresDialect({ pool }) }))
  const views = await openViews({ kind: 'postgres', connectionString })
  await views.close()
  await store.close()
}

describe('processes that start at once on an empty PostgreSQL', () => {
  it('each make what is missing, and none trips over another', async () => {
    let refused = 0
    for (let each = 0; each < databases; each++) {
      const name = `together_${randomUUID().slice(0, 8)}`
      await administer(`create database ${name}`)
      const place = new URL(postgres)
      place.pathname = `/${name}`
      const outcomes = await Promise.allSettled(Array.from({ length: processes }, () => start(place.href)))
      refused += outcomes.filter(({ status }) => status === 'rejected').length
      await administer(`drop database ${name} with (force)`)
    }
    expect(refused).toBe(0)
  }, 120_000)
})
