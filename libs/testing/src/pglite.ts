import { PGlite } from '@electric-sql/pglite'
import { PGliteDialect, type Dialect } from 'kysely'

let started: Promise<PGlite> | undefined
let schemas = 0

/** One PostgreSQL in this process, started when first asked for (it takes seconds). It is gone with the process. */
const server = (): Promise<PGlite> => (started ??= PGlite.create())

/** A dialect on an empty schema of the shared PGlite. Only the last one asked for may be used: there is one connection. */
export async function freshPglite(): Promise<Dialect> {
  const pglite = await server()
  const schema = `spec_${++schemas}`
  await pglite.exec(`create schema ${schema}; set search_path to ${schema}`)
  return new PGliteDialect({
    // Kysely closes what it is given; the next test goes on with this one.
    pglite: {
      closed: false,
      ready: true,
      waitReady: Promise.resolve(),
      close: async () => void (await pglite.exec(`drop schema ${schema} cascade`)),
      query: (query, parameters, options) => pglite.query(query, parameters, options),
      transaction: work => pglite.transaction(transaction => work(transaction)),
    },
  })
}

/** Ends the shared PGlite, if it was started. */
export async function stopPglite(): Promise<void> {
  await (await started)?.close()
  started = undefined
}
